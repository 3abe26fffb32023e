/* SPDX-License-Identifier: GPL-2.0 */
/*
 * welch.h - do two means differ by more than noise?
 *
 * Welch's t: B. L. Welch, The generalization of "Student's" problem when
 * several different population variances are involved, Biometrika 34, 1947;
 * NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.3. A mean of paired
 * differences is compared with an exact mean of 0, which is Student's paired t
 * test.
 */
#ifndef LIB_BASE_WELCH_H
#define LIB_BASE_WELCH_H

struct welch_mean {
	double mean;
	double error;	    /* its standard error */
	double effective_n; /* effective number of independent values, above 1 */
};

/*
 * The Welch-Satterthwaite degrees of freedom; infinite if neither mean has an
 * error.
 */
double welch_freedom(const struct welch_mean *a, const struct welch_mean *b);

/*
 * The probability, from 0 to 1, of a |t| of at least @t if there is no
 * difference: the two-sided p value of Student's distribution with @freedom
 * degrees of freedom (at least 1, may be fractional).
 */
double welch_chance(double t, double freedom);

/* The |t| whose p value is @chance, which is above 0 and below 1. */
double welch_limit(double freedom, double chance);

#endif
