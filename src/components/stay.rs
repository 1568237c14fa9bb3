//! Session timeout: says that an organizer's session is about to end, and keeps it (WCAG 2.2.1).
//! Without JavaScript the sign-in page says how long it lasts.

use leptos::nonce::use_nonce;
use leptos::prelude::*;

use crate::i18n::Lang;
use crate::store::SESSION_IDLE;

/// How long before its end somebody is told that their session ends, in seconds.
const WARN: i64 = 5 * 60;
/// How often hands at a page keep the session, by one request in so many seconds.
const ASK: i64 = 5 * 60;

/// The script. A page of an organizer loads no program for this alone. Looking at the clock and not
/// counting seconds: a computer may have slept meanwhile, and somebody may have signed in again in
/// another window.
const SCRIPT: &str = "\
const box=document.getElementById('stay'),[soon,over]=box.querySelectorAll('p');\
let seen=Date.now(),hands=false;\
const left=()=>IDLE-(Date.now()-seen);\
const show=()=>{box.hidden=left()>WARN;soon.hidden=left()<=0;over.hidden=left()>0};\
const stay=async()=>{hands=false;const answer=await fetch('/admin',{redirect:'manual'}).catch(()=>{});if(answer?.ok)seen=Date.now();show()};\
for(const event of['input','keydown','pointerdown'])addEventListener(event,()=>{hands=true});\
document.addEventListener('visibilitychange',()=>{if(!document.hidden&&left()<=WARN)stay()});\
box.querySelector('button').addEventListener('click',stay);\
setInterval(()=>{if(hands&&left()>0&&left()<IDLE-ASK)stay();else show()},10000)";

/// The line at the foot of an organizer's page: the session ends soon, and a button; or it has
/// ended, and what becomes of what was typed.
#[component]
pub fn Stay(lang: Lang) -> impl IntoView {
    let text = &lang.texts().admin;
    let script = SCRIPT
        .replace("IDLE", &(SESSION_IDLE * 1000).to_string())
        .replace("WARN", &(WARN * 1000).to_string())
        .replace("ASK", &(ASK * 1000).to_string());
    view! {
        <div id="stay" class="banner stay" role="alert" hidden>
            <p>
                {(text.stay_soon)(WARN / 60)}" "
                <button type="button" class="btn small">{text.stay}</button>
            </p>
            <p>{text.stay_over}</p>
        </div>
        <script type="module" nonce=use_nonce()>{script}</script>
    }
}
