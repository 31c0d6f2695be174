// What the settings of every platform's API have in common.
namespace GridBot.Channels.Platform;

/// <summary>Time-outs, repeats and circuits of outgoing calls.</summary>
public interface IApiSettings
{
    /// <summary>Time for one try of getting an access token.</summary>
    TimeSpan TokenTimeout { get; }

    /// <summary>Time for one send.</summary>
    TimeSpan SendTimeout { get; }

    /// <summary>Time for the answer to one try of a media download to begin.</summary>
    TimeSpan MediaTimeout { get; }

    /// <summary>Time for a whole media download.</summary>
    TimeSpan MediaBodyTimeout { get; }

    /// <summary>Bytes of a media at most.</summary>
    long MediaBytes { get; }

    /// <summary>Repeats of a call that may be repeated blindly; sends never are.</summary>
    int Retries { get; }

    /// <summary>Wait before the first repeat; doubles each time and is jittered by up to its own length.</summary>
    TimeSpan RetryDelay { get; }

    /// <summary>Failures in a row after which a kind of call is not tried for <see cref="BreakFor"/>.</summary>
    int BreakAfter { get; }

    /// <summary>How long a broken circuit stays open.</summary>
    TimeSpan BreakFor { get; }
}
