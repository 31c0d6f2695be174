// What to do after an answer of a platform's API.
namespace GridBot.Channels.Platform;

/// <summary>What to do after an answer.</summary>
public enum ApiAction
{
    /// <summary>It went through.</summary>
    Sent,

    /// <summary>A passing state of the platform: try again later.</summary>
    Again,

    /// <summary>The access token is not valid any more: get another one, repeat once.</summary>
    Refresh,

    /// <summary>The platform lets nothing through to this person until the person writes again.</summary>
    AwaitsPerson,

    /// <summary>This message cannot go out, however often it is tried.</summary>
    Never,

    /// <summary>The settings here or in the platform's console are at fault; when they are mended, what was held back can go out.</summary>
    Configuration,
}

/// <summary>The class of a code with a short reason, which is fit for a metric label.</summary>
public sealed record ApiVerdict(ApiAction Action, string Reason);
