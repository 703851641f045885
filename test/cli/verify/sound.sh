# Every cited word of the samples stands in its stored source.
habeas --casebook "$SAMPLE_BOOK" verify | sed 's/[0-9]* claims/N claims/'
habeas --casebook "$SAMPLE_BOOK" verify --json | grep -c '"failed": \[\]'
