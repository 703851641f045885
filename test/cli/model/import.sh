# What is no wheel is refused, and nothing is written.
echo 'not a wheel' >fake.whl
exit_of habeas model import fake.whl --out out.model 2>message
grep -c 'fake.whl' message
exit_of habeas model import missing.whl --out out.model 2>message
grep -c 'missing.whl' message
ls
