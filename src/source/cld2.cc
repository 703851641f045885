// C entrance to CLD2, which is C++: see language_guess.c.
#include <cstdio> // CLD2 uses FILE without saying so

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

extern "C" const char *hb_cld2_detect(const char *text, int n_bytes, const char *hint, int *ret_percent, int *ret_reliable);

extern "C" const char *hb_cld2_detect(const char *text, int n_bytes, const char *hint, int *ret_percent, int *ret_reliable)
{
	CLD2::CLDHints hints = {hint, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
	CLD2::Language languages[3];
	int percents[3], text_bytes, valid_bytes;
	double scores[3];
	bool reliable = false;
	CLD2::ExtDetectLanguageSummaryCheckUTF8(text, n_bytes, true, &hints, 0, languages, percents, scores, nullptr,
						&text_bytes, &reliable, &valid_bytes);
	*ret_percent = percents[0];
	*ret_reliable = reliable;
	return CLD2::LanguageCode(languages[0]);
}
