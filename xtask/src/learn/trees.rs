//! Gradient boosting of small trees on a logistic loss.
