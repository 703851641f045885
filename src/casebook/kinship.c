/* Relation types: see kinship.h. */
#include "casebook/kinship.h"

#include <stddef.h>
#include <string.h>

static const struct {
	const char *type;
	struct hb_kin kin;
} types[] = {
	{"mother", {HB_KIN_PARENT, HB_KIN_FEMALE}},
	{"father", {HB_KIN_PARENT, HB_KIN_MALE}},
	{"parent", {HB_KIN_PARENT, HB_KIN_ANY}},
	{"daughter", {HB_KIN_CHILD, HB_KIN_FEMALE}},
	{"son", {HB_KIN_CHILD, HB_KIN_MALE}},
	{"child", {HB_KIN_CHILD, HB_KIN_ANY}},
	{"sister", {HB_KIN_SIBLING, HB_KIN_FEMALE}},
	{"brother", {HB_KIN_SIBLING, HB_KIN_MALE}},
	{"sibling", {HB_KIN_SIBLING, HB_KIN_ANY}},
	{"wife", {HB_KIN_SPOUSE, HB_KIN_FEMALE}},
	{"girlfriend", {HB_KIN_SPOUSE, HB_KIN_FEMALE}},
	{"fiancee", {HB_KIN_SPOUSE, HB_KIN_FEMALE}},
	{"husband", {HB_KIN_SPOUSE, HB_KIN_MALE}},
	{"boyfriend", {HB_KIN_SPOUSE, HB_KIN_MALE}},
	{"fiance", {HB_KIN_SPOUSE, HB_KIN_MALE}},
	{"partner", {HB_KIN_SPOUSE, HB_KIN_ANY}},
	{"spouse", {HB_KIN_SPOUSE, HB_KIN_ANY}},
	{"grandmother", {HB_KIN_GRANDPARENT, HB_KIN_FEMALE}},
	{"grandfather", {HB_KIN_GRANDPARENT, HB_KIN_MALE}},
	{"grandparent", {HB_KIN_GRANDPARENT, HB_KIN_ANY}},
	{"granddaughter", {HB_KIN_GRANDCHILD, HB_KIN_FEMALE}},
	{"grandson", {HB_KIN_GRANDCHILD, HB_KIN_MALE}},
	{"grandchild", {HB_KIN_GRANDCHILD, HB_KIN_ANY}},
	{"aunt", {HB_KIN_PARENTS_SIBLING, HB_KIN_FEMALE}},
	{"uncle", {HB_KIN_PARENTS_SIBLING, HB_KIN_MALE}},
	{"niece", {HB_KIN_SIBLINGS_CHILD, HB_KIN_FEMALE}},
	{"nephew", {HB_KIN_SIBLINGS_CHILD, HB_KIN_MALE}},
	{"cousin", {HB_KIN_COUSIN, HB_KIN_ANY}},
};

struct hb_kin hb_kin_of(const char *relation_type)
{
	for (size_t i = 0; relation_type && i < sizeof types / sizeof *types; i++)
		if (strcmp(types[i].type, relation_type) == 0)
			return types[i].kin;
	return (struct hb_kin){HB_KIN_OTHER, HB_KIN_ANY};
}

enum hb_kin_group hb_kin_inverse(enum hb_kin_group group)
{
	switch (group) {
	case HB_KIN_PARENT: return HB_KIN_CHILD;
	case HB_KIN_CHILD: return HB_KIN_PARENT;
	case HB_KIN_GRANDPARENT: return HB_KIN_GRANDCHILD;
	case HB_KIN_GRANDCHILD: return HB_KIN_GRANDPARENT;
	case HB_KIN_PARENTS_SIBLING: return HB_KIN_SIBLINGS_CHILD;
	case HB_KIN_SIBLINGS_CHILD: return HB_KIN_PARENTS_SIBLING;
	default: return group;
	}
}

bool hb_kin_is_single(struct hb_kin kin)
{
	return kin.group == HB_KIN_SPOUSE ||
	       ((kin.group == HB_KIN_PARENT || kin.group == HB_KIN_GRANDPARENT) && kin.gender != HB_KIN_ANY);
}

const char *hb_kin_type(enum hb_kin_group group, enum hb_kin_gender gender)
{
	const char *any = NULL;
	if (group == HB_KIN_SPOUSE) /* married or not, nobody has said */
		return "partner";
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		if (types[i].kin.group != group)
			continue;
		if (types[i].kin.gender == gender && group != HB_KIN_OTHER)
			return types[i].type;
		any = types[i].type;
	}
	/* An aunt or uncle of unknown gender has no word of its own: the last of the group would be a guess. */
	return group == HB_KIN_PARENTS_SIBLING || group == HB_KIN_SIBLINGS_CHILD || group == HB_KIN_OTHER ? NULL : any;
}
