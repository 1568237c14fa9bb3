// Asks the device for a passkey when the form is sent: begins, hands the options to the browser, sends what it answers, and goes on.
const form = document.getElementById('passkey')
if (window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  const { kind, end, failed } = form.dataset
  const said = form.querySelector('[role=alert]')
  const post = async (to, body) => {
    const answer = await fetch(to, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    const got = await answer.json()
    if (!answer.ok) throw got
    return got
  }
  const show = (why) => {
    said.textContent = Object.values(why.fields ?? {})[0] ?? why.message
    said.hidden = false
    const field = form.elements[Object.keys(why.fields ?? {})[0]]
    field?.setAttribute('aria-invalid', 'true')
    field?.focus()
  }
  form.hidden = false
  for (const other of document.querySelectorAll('[data-without-passkey]')) other.hidden = true
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const button = form.querySelector('button')
    const typed = Object.fromEntries(new FormData(form))
    said.hidden = true
    button.disabled = true
    for (const field of form.elements) field.removeAttribute('aria-invalid')
    try {
      const { token, options } = await post(form.action, typed)
      const { publicKey } = options
      const credential = kind === 'create'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) })
      location.assign((await post(end, { token, credential: credential.toJSON(), next: typed.next })).to)
    } catch (why) {
      button.disabled = false
      show(why.fields ? why : { message: failed })
    }
  })
}
