//! The blind stamp against RFC 9497, against dishonest servers and against broken envelopes.

use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assume, proptest};

use super::*;

/// RFC 9497, appendix A.1.2: what all vectors share.
const SEED: [u8; 32] = [0xa3; 32];
const KEY_INFO: &[u8] = b"test key";
const SECRET: &str = "e6f73f344b79b379f1a0dd37e07ff62e38d9f71345ce62ae3a9bc60b04ccd909";
const PUBLIC: &str = "c803e2cc6b05fc15064549b5920659ca4a77b2cca6f04f6b357009335476ad4e";

/// One input of a vector: input, blind, blinded element, evaluation element, output; hexadecimal.
type Line = [&'static str; 5];

/// Appendix A.1.2.1 to A.1.2.3: inputs, proof, the proof's random scalar.
const VECTORS: [(&[Line], &str, &str); 3] = [
    (
        &[[
            "00",
            "64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706",
            "863f330cc1a1259ed5a5998a23acfd37fb4351a793a5b3c090b642ddc439b945",
            "aa8fa048764d5623868679402ff6108d2521884fa138cd7f9c7669a9a014267e",
            "b58cfbe118e0cb94d79b5fd6a6dafb98764dff49c14e1770b566e42402da1a7da4d8527693914139caee5bd03903af43a491351d23b430948dd50cde10d32b3c",
        ]],
        "ddef93772692e535d1a53903db24367355cc2cc78de93b3be5a8ffcc6985dd066d4346421d17bf5117a2a1ff0fcb2a759f58a539dfbe857a40bce4cf49ec600d",
        "222a5e897cf59db8145db8d16e597e8facb80ae7d4e26d9881aa6f61d645fc0e",
    ),
    (
        &[[
            "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a",
            "64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706",
            "cc0b2a350101881d8a4cba4c80241d74fb7dcbfde4a61fde2f91443c2bf9ef0c",
            "60a59a57208d48aca71e9e850d22674b611f752bed48b36f7a91b372bd7ad468",
            "8a9a2f3c7f085b65933594309041fc1898d42d0858e59f90814ae90571a6df60356f4610bf816f27afdd84f47719e480906d27ecd994985890e5f539e7ea74b6",
        ]],
        "401a0da6264f8cf45bb2f5264bc31e109155600babb3cd4e5af7d181a2c9dc0a67154fabf031fd936051dec80b0b6ae29c9503493dde7393b722eafdf5a50b02",
        "222a5e897cf59db8145db8d16e597e8facb80ae7d4e26d9881aa6f61d645fc0e",
    ),
    (
        &[
            [
                "00",
                "64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706",
                "863f330cc1a1259ed5a5998a23acfd37fb4351a793a5b3c090b642ddc439b945",
                "aa8fa048764d5623868679402ff6108d2521884fa138cd7f9c7669a9a014267e",
                "b58cfbe118e0cb94d79b5fd6a6dafb98764dff49c14e1770b566e42402da1a7da4d8527693914139caee5bd03903af43a491351d23b430948dd50cde10d32b3c",
            ],
            [
                "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a",
                "222a5e897cf59db8145db8d16e597e8facb80ae7d4e26d9881aa6f61d645fc0e",
                "90a0145ea9da29254c3a56be4fe185465ebb3bf2a1801f7124bbbadac751e654",
                "cc5ac221950a49ceaa73c8db41b82c20372a4c8d63e5dded2db920b7eee36a2a",
                "8a9a2f3c7f085b65933594309041fc1898d42d0858e59f90814ae90571a6df60356f4610bf816f27afdd84f47719e480906d27ecd994985890e5f539e7ea74b6",
            ],
        ],
        "cc203910175d786927eeb44ea847328047892ddf8590e723c37205cb74600b0a5ab5337c8eb4ceae0494c2cf89529dcf94572ed267473d567aeed6ab873dee08",
        "419c4f4f5052c53c45f3da494d2b67b220d02118e0857cdbcf037f9ea84bbe0c",
    ),
];

fn unhex(hex: &str) -> Vec<u8> {
    (0..hex.len())
        .step_by(2)
        .map(|i| u8::from_str_radix(&hex[i..i + 2], 16).expect("hexadecimal"))
        .collect()
}

fn array<const N: usize>(hex: &str) -> [u8; N] {
    unhex(hex).try_into().expect("the right length")
}

/// A scalar as the random bytes that reduce to it.
fn drawn(scalar: &str) -> [u8; RANDOM] {
    let mut bytes = [0; RANDOM];
    bytes[..32].copy_from_slice(&unhex(scalar));
    bytes
}

fn rfc_key() -> StampKey {
    StampKey::from_bytes(&array(SECRET)).expect("a key")
}

fn key(seed: u8) -> StampKey {
    StampKey::from_random(&[seed; 32]).expect("a key")
}

fn credential(byte: u8) -> Credential {
    Credential([byte; 32])
}

fn random(byte: u8) -> [u8; RANDOM] {
    std::array::from_fn(|i| byte.wrapping_add(u8::try_from(i).expect("below 64")))
}

/// `is_err` and the like without a `Debug` that secrets do not have.
fn error<T, E>(result: Result<T, E>) -> E {
    result.err().expect("refused")
}

#[test]
fn rfc_9497_key() {
    let derived = StampKey::with(VoprfServer::new_from_seed(&SEED, KEY_INFO).expect("a key"));
    assert_eq!(derived.expose(), &array(SECRET));
    assert_eq!(derived.public().0, array(PUBLIC));
    assert_eq!(rfc_key().public().0, array(PUBLIC));
}

#[test]
fn rfc_9497_vectors_one_at_a_time() {
    let public = StampPublic(array(PUBLIC));
    for (lines, proof, number) in VECTORS.iter().filter(|(lines, ..)| lines.len() == 1) {
        let [input, blind, blinded, evaluated, output] = lines[0];
        let (state, sent) = blind_input(&unhex(input), &drawn(blind)).expect("blinded");
        assert_eq!(sent, array(blinded));
        let stamped =
            rfc_key().stamp_with(&sent, Drawn(Zeroizing::new(drawn(number)))).expect("stamped");
        assert_eq!(stamped.element, array(evaluated));
        assert_eq!(stamped.proof, array(proof));
        let stamp = open_input(&state, &unhex(input), &stamped, &public).expect("opened");
        assert_eq!(stamp.expose(), &array(output));
        assert_eq!(
            rfc_key().evaluate(&unhex(input)).expect("evaluated").as_slice(),
            stamp.expose()
        );
    }
}

/// The third vector is a batch of two, which the board does not use; the library under it must give
/// the same all the same.
#[test]
fn rfc_9497_vector_of_a_batch() {
    let (lines, proof, number) = VECTORS[2];
    let inputs: Vec<Vec<u8>> = lines.iter().map(|line| unhex(line[0])).collect();
    let (clients, sent): (Vec<_>, Vec<_>) = lines
        .iter()
        .map(|line| {
            let (state, sent) = blind_input(&unhex(line[0]), &drawn(line[1])).expect("blinded");
            assert_eq!(sent, array(line[2]));
            (
                state.0.clone(),
                BlindedElement::<Ristretto255>::deserialize(&sent).expect("an element"),
            )
        })
        .unzip();
    let server = rfc_key().server.clone();
    let prepared: Vec<_> = server.batch_blind_evaluate_prepare(sent.iter()).collect();
    let result = server
        .batch_blind_evaluate_finish(
            &mut Drawn(Zeroizing::new(drawn(number))),
            sent.iter(),
            &prepared,
        )
        .expect("evaluated");
    assert_eq!(result.proof.serialize()[..], unhex(proof));
    let messages: Vec<EvaluationElement<Ristretto255>> = result.messages.collect();
    for (line, message) in lines.iter().zip(&messages) {
        assert_eq!(message.serialize()[..], unhex(line[3]));
    }
    let proof = Proof::deserialize(&unhex(proof)).expect("a proof");
    let outputs =
        VoprfClient::batch_finalize(&inputs, &clients, &messages, &proof, server.get_public_key())
            .expect("proved");
    for (line, output) in lines.iter().zip(outputs) {
        assert_eq!(output.expect("an output")[..], unhex(line[4]));
    }
}

#[test]
fn keys_are_kept_and_read_again() {
    let one = key(1);
    let again = StampKey::from_bytes(one.expose()).expect("a key");
    assert_eq!(again.public(), one.public());
    assert_ne!(key(2).public(), one.public());
    assert_eq!(error(StampKey::from_random(&[0; 32])), BadKey);
    assert_eq!(error(StampKey::from_bytes(&[0; 32])), BadKey);
    assert_eq!(error(StampKey::from_bytes(&[0xff; 32])), BadKey);
}

#[test]
fn another_key_is_refused() {
    let c = credential(7);
    let (state, sent) = blind(&c, &random(1)).expect("blinded");
    let stamped = key(2).stamp(&sent).expect("stamped");
    assert_eq!(error(open(&state, &c, &stamped, &key(1).public())), BadProof);
    let stamp = open(&state, &c, &stamped, &key(2).public()).expect("opened");
    assert!(key(2).verifies(&c, &stamp.seal()));
    assert!(!key(1).verifies(&c, &stamp.seal()));
    assert!(!key(2).verifies(&credential(8), &stamp.seal()));
}

#[test]
fn a_stamp_on_another_envelope_is_refused() {
    let (c, public) = (credential(7), key(1).public());
    let (mine, _) = blind(&c, &random(1)).expect("blinded");
    let (_, theirs) = blind(&credential(8), &random(2)).expect("blinded");
    let stamped = key(1).stamp(&theirs).expect("stamped");
    assert_eq!(error(open(&mine, &c, &stamped, &public)), BadProof);
}

#[test]
fn what_is_no_element_is_refused() {
    let identity = [0; 32];
    let mut not_canonical = [0xff; 32];
    not_canonical[31] = 0x7f;
    let mut negative = [0; 32];
    negative[0] = 1;
    for bytes in [identity, not_canonical, negative, [0xff; 32]] {
        assert_eq!(error(key(1).stamp(&bytes)), BadElement);
    }
    let c = credential(7);
    let (state, sent) = blind(&c, &random(1)).expect("blinded");
    let stamped = key(1).stamp(&sent).expect("stamped");
    assert_eq!(error(open(&state, &c, &stamped, &StampPublic(identity))), BadProof);
    assert_eq!(
        error(open(&state, &c, &Stamped { element: identity, ..stamped }, &key(1).public())),
        BadProof
    );
    assert_eq!(
        error(open(&state, &c, &Stamped { proof: [0; 64], ..stamped }, &key(1).public())),
        BadProof
    );
}

#[test]
fn a_silent_random_source_is_noticed() {
    assert_eq!(error(blind(&credential(7), &[0; RANDOM])), BadRandom);
    assert_eq!(error(BlindState::from_bytes(&[0; 64])), BadState);
}

/// The library's generator asks again when a scalar is zero; that must end.
#[test]
fn drawn_bytes_go_on_by_hashing() {
    let mut drawn = Drawn(Zeroizing::new([0; RANDOM]));
    let mut out = [1; 2 * RANDOM];
    drawn.fill_bytes(&mut out);
    assert_eq!(out[..RANDOM], [0; RANDOM]);
    assert_eq!(out[RANDOM..], Sha512::digest([0; RANDOM])[..]);
    assert_ne!(drawn.next_u64(), u64::from(drawn.next_u32()));
}

#[test]
fn an_envelope_says_nothing_and_a_stamp_is_the_same_from_any() {
    let (c, key) = (credential(9), key(3));
    let mut seen = std::collections::HashSet::new();
    let mut stamps = std::collections::HashSet::new();
    for i in 1..=32 {
        let (state, sent) = blind(&c, &random(i)).expect("blinded");
        let stamped = key.stamp(&sent).expect("stamped");
        // A lost answer can be asked for again, and gives nothing new.
        assert!(key.stamp(&sent).is_ok_and(|again| again == stamped));
        assert!(seen.insert(sent) && seen.insert(stamped.element));
        stamps.insert(*open(&state, &c, &stamped, &key.public()).expect("opened").expose());
    }
    assert_eq!(stamps.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_stamped_can_be_opened_and_redeemed(seed in any::<[u8; 32]>(), c in any::<[u8; 32]>(), low in any::<[u8; 32]>()) {
        prop_assume!(seed != [0; 32] && low != [0; 32]);
        let mut random = [0x5a; RANDOM];
        random[..32].copy_from_slice(&low);
        let (key, c) = (StampKey::from_random(&seed).expect("a key"), Credential(c));
        let (state, sent) = blind(&c, &random).expect("blinded");
        let kept = BlindState::from_bytes(&state.to_bytes()).expect("the state");
        let stamped = StampKey::from_bytes(key.expose()).expect("the key").stamp(&sent).expect("stamped");
        let stamp = open(&kept, &c, &stamped, &key.public()).expect("opened");
        prop_assert!(key.verifies(&c, &stamp.seal()));
    }

    #[test]
    fn one_altered_bit_is_refused(place in 0usize..96 * 8, seed in 1u8..) {
        let (c, key) = (credential(seed), key(seed));
        let (state, sent) = blind(&c, &random(seed)).expect("blinded");
        let mut stamped = key.stamp(&sent).expect("stamped");
        let (byte, bit) = (place / 8, 1 << (place % 8));
        if byte < 32 { stamped.element[byte] ^= bit } else { stamped.proof[byte - 32] ^= bit }
        prop_assert!(open(&state, &c, &stamped, &key.public()).is_err());
    }

    #[test]
    fn a_seal_with_one_altered_bit_does_not_verify(place in 0usize..80, c in any::<[u8; 32]>()) {
        let (key, c) = (key(5), Credential(c));
        let mut stamp = *key.evaluate(&c.0).expect("evaluated");
        prop_assert!(key.verifies(&c, &Stamp::new(stamp).seal()));
        stamp[place / 8] ^= 1 << (place % 8);
        prop_assert!(!key.verifies(&c, &Stamp::new(stamp).seal()));
    }

    #[test]
    fn no_bytes_make_it_panic(blinded in any::<[u8; 32]>(), halves in any::<([u8; 32], [u8; 32])>()) {
        let both: [u8; 64] = [halves.0, halves.1].concat().try_into().expect("64 bytes");
        let key = key(1);
        let _ = key.stamp(&blinded);
        let _ = StampKey::from_bytes(&blinded);
        let (state, _) = blind(&credential(1), &random(1)).expect("blinded");
        let stamped = Stamped { element: blinded, proof: both };
        prop_assert!(open(&state, &credential(1), &stamped, &key.public()).is_err());
        prop_assert!(!key.verifies(&credential(1), &Stamp::new(both).seal()));
        if let Ok(state) = BlindState::from_bytes(&both) {
            prop_assert!(state.to_bytes().as_slice() == both);
        }
    }
}
