// The ways a delivery can be odd on purpose, to try a bot's callback.
namespace GridBot.Simulator;

/// <summary>A test mode of one delivery. Those after <see cref="BadSignature"/> are forgeries: sent once, never retried, the answer not shown.</summary>
public enum CallbackTrick
{
    /// <summary>An ordinary delivery.</summary>
    None,

    /// <summary>Delivered a second time although the first was answered, encrypted afresh.</summary>
    DuplicateDelivery,

    /// <summary>The same bytes, signature and nonce once more after the answer.</summary>
    Replay,

    /// <summary>U+0001, U+000B and U+001F inside the text.</summary>
    ControlCharacters,

    /// <summary>Signed by a wrong token.</summary>
    BadSignature,

    /// <summary>Signed correctly for a time two days ago.</summary>
    OldTimestamp,

    /// <summary>Encrypted for another corporation or account.</summary>
    ForeignCorpId,

    /// <summary>Signed text that is not base64.</summary>
    BrokenBase64,

    /// <summary>Signed cipher that is not whole blocks.</summary>
    TruncatedCipher,

    /// <summary>Signed random blocks, which decrypt to broken padding.</summary>
    BrokenPadding,

    /// <summary>More than 2 MiB of text.</summary>
    HugeBody,

    /// <summary>A document type with nested entities inside the encrypted text.</summary>
    DtdPayload,

    /// <summary>A document type with nested entities in the envelope.</summary>
    DtdEnvelope,

    /// <summary>An envelope that ends in the middle.</summary>
    MalformedEnvelope,

    /// <summary>Not encrypted at all, as somebody would write who has no key but has seen a signed address.</summary>
    PlainPost,
}
