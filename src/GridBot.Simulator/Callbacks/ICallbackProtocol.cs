// How one platform writes a callback and reads its answer.
namespace GridBot.Simulator.Callbacks;

/// <summary>The form of callbacks; when and how often they are sent is the sender's.</summary>
public interface ICallbackProtocol
{
    /// <summary>Time-outs and retries.</summary>
    CallbackPace Pace { get; }

    /// <summary>The inner XML, once for all attempts.</summary>
    string WriteInner(CallbackMessage message, CallbackTrick trick);

    /// <summary>One attempt, with fresh time, nonce and encryption.</summary>
    CallbackPost Seal(string inner, CallbackMessage message, CallbackTrick trick);

    /// <summary>The question asked when a callback's address is saved.</summary>
    UrlQuestion AskEcho();

    /// <summary>Reads an answer that is not empty; null when it stands for no reply.</summary>
    /// <exception cref="FormatException">The platform would not accept it; the message says why.</exception>
    PassiveReply? Read(string body, CallbackMessage trigger);
}

/// <summary>When an attempt is given up and how often it is repeated.</summary>
/// <param name="Timeout">Longest wait for an answer.</param>
/// <param name="UrlCheckTimeout">Longest wait for the echo.</param>
/// <param name="Retries">Attempts after the first.</param>
/// <param name="RetryGap">Pause before each retry.</param>
/// <param name="SameBytesOnRetry">Whether a retry repeats the first attempt's bytes.</param>
public sealed record CallbackPace(TimeSpan Timeout, TimeSpan UrlCheckTimeout, int Retries, TimeSpan RetryGap, bool SameBytesOnRetry);

/// <summary>One POST.</summary>
/// <param name="Query">What is added to the address.</param>
/// <param name="Body">XML.</param>
public sealed record CallbackPost(string Query, string Body);

/// <summary>The check of an address.</summary>
/// <param name="Query">What is added to the address.</param>
/// <param name="Echo">The exact answer expected.</param>
public sealed record UrlQuestion(string Query, string Echo);
