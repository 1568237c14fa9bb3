//! The texts of the team: accounts, invitations, one's own account, the office's own accounts.

texts!(TeamTexts {
    title, lead, you, manage, list, state, email, name, name_hint, role, invite, invite_lead, invite_button, roles, roles_lead, only_admin,
    role_set, ended, role_title, role_lead, role_button, again_title, again_lead, again_button, end_title, end_final, end_sessions, end_invited, end_name,
    end_shared, end_own, heir, heir_hint, no_heir, no_heir_hint, sure, end_button, ended_lead,
    sheet_title, sheet_once, sheet_not_sent, sheet_lost, sheet_mail, sheet_back, sheet_alone,
    join_title, join_email, join_may, join_button, to_sign_in;
    invited_until(&str), invited_over(&str), ended_on(&str), proposals(usize), sheet_until(&str), join_lead(&str, &str), join_until(&str),
    mail(&str, &str, &str, &str, &str, &str),
});

texts!(OwnAccountTexts {
    title, password, password_lead, old, new, change, changed, sessions, sessions_lead, here, end, session_ended;
    lead(&str, &str), since(&str), seen(&str), end_which(&str),
});

texts!(PasskeyTexts {
    title, lead, none, unavailable, unsupported, name, name_hint, add, sign_in, failed, added, dropped, drop, never;
    added_on(&str), used_on(&str), drop_which(&str),
});

texts!(ProviderTexts {
    sign_in, or, beside, elsewhere, signed_out, sign_out_there, account, no_password, role_follows;
});
