/* SPDX-License-Identifier: GPL-2.0 */
/*
 * welch.h - do two means differ by more than noise?
 *
 * Welch's t: B. L. Welch, The generalization of "Student's" problem when several
 * different population variances are involved, Biometrika 34, 1947;
 * NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.3. A mean of paired
 * differences is compared with a mean of 0 that has no error; that is Student's
 * paired t.
 */
#ifndef LIB_BASE_WELCH_H
#define LIB_BASE_WELCH_H

struct welch_mean {
	double mean;
	double error; /* its standard error */
	double worth; /* of so many independent values, above 1 */
};

/*
 * The degrees of freedom after Welch and Satterthwaite; infinite where neither
 * mean has an error.
 */
double welch_freedom(const struct welch_mean *a, const struct welch_mean *b);

/*
 * How likely is a |t| of @t or more, by Student's distribution with @freedom (1 or
 * more, also a fraction), where there is no difference: from 0 to 1.
 */
double welch_chance(double t, double freedom);

/* The |t| of which that is @chance, which is above 0 and below 1. */
double welch_limit(double freedom, double chance);

#endif
