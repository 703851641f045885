/* The relation types of the extraction record as an algebra: which say the same, and what is their inverse. */
#ifndef HB_CASEBOOK_KINSHIP_H
#define HB_CASEBOOK_KINSHIP_H

#include <stdbool.h>

enum hb_kin_gender { HB_KIN_ANY, HB_KIN_FEMALE, HB_KIN_MALE };

enum hb_kin_group {
	HB_KIN_OTHER, /* lawyer, friend, member ...: its name is all that is known */
	HB_KIN_PARENT,
	HB_KIN_CHILD,
	HB_KIN_SIBLING,
	HB_KIN_SPOUSE, /* partners with them */
	HB_KIN_GRANDPARENT,
	HB_KIN_GRANDCHILD,
	HB_KIN_PARENTS_SIBLING,
	HB_KIN_SIBLINGS_CHILD,
	HB_KIN_COUSIN,
};

struct hb_kin {
	enum hb_kin_group group;
	enum hb_kin_gender gender; /* of who stands in the relation */
};

struct hb_kin hb_kin_of(const char *relation_type);
enum hb_kin_group hb_kin_inverse(enum hb_kin_group group); /* HB_KIN_OTHER has none: it gives HB_KIN_OTHER */

/* A person has one of these: mother, father, spouse or partner; grandmothers and grandfathers are two, but reports that do not
 * say which mean the one they have named. */
bool hb_kin_is_single(struct hb_kin kin);

/* The relation type of this group and gender: "daughter"; NULL for HB_KIN_OTHER. */
const char *hb_kin_type(enum hb_kin_group group, enum hb_kin_gender gender);

#endif
