// A platform's callback address, as whoever serves it sees it.
namespace GridBot.Channels;

/// <summary>Verifies, decodes and answers callbacks of one platform. Holds no state; never throws for bad input.</summary>
public interface IPlatformCallback
{
    /// <summary>Name of the channel.</summary>
    string Name { get; }

    /// <summary>Path of the callback address (source: the contract).</summary>
    string Path { get; }

    /// <summary>Bytes of a body at most.</summary>
    int BodyBytes { get; }

    /// <summary>Answers the platform's check of the address: an <see cref="CallbackResult.Echo"/> or a refusal.</summary>
    CallbackResult VerifyUrl(CallbackQuery query);

    /// <summary>Decodes a message or event: a <see cref="CallbackResult.Message"/> or a refusal.</summary>
    CallbackResult Decode(CallbackQuery query, ReadOnlySpan<byte> body);

    /// <summary>The body of an answer.</summary>
    string EncodeReply(PassiveReply reply, InboundMessage message);
}
