//! The objects of each file as the guide has them.
