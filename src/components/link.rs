//! An address as the value of an attribute: `href=Address::Home`.

use leptos::prelude::IntoAttributeValue;

use crate::address::Address;

impl IntoAttributeValue for Address<'_> {
    type Output = String;

    fn into_attribute_value(self) -> Self::Output {
        self.to_string()
    }
}
