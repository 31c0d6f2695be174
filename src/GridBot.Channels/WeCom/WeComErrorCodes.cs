// What each code of the WeCom API means for what happens next.
using System.Collections.Frozen;

namespace GridBot.Channels.WeCom;

/// <summary>What to do after an answer.</summary>
public enum WeComAction
{
    /// <summary>It went through.</summary>
    Sent,

    /// <summary>A passing state of the platform: try again later.</summary>
    Again,

    /// <summary>The access token is not valid any more: get another one, repeat once.</summary>
    Refresh,

    /// <summary>This message cannot go out, however often it is tried.</summary>
    Never,

    /// <summary>The settings here or in the admin console are at fault; when they are mended, what was held back can go out.</summary>
    Configuration,
}

/// <summary>The class of a code with a short reason, which is fit for a metric label.</summary>
public sealed record WeComVerdict(WeComAction Action, string Reason);

/// <summary>
/// The table of codes. The platform's rule is to repeat system failures only, so every other refusal is <see cref="WeComAction.Never"/> or, where an operator can mend it,
/// <see cref="WeComAction.Configuration"/>. A code that is not in the table is Never, too: what is parked stays visible with its code and can be sent again by hand,
/// whereas repeating an unknown refusal would hold up everything behind it and can get the address blocked.
/// </summary>
public static class WeComErrorCodes
{
    /// <summary>The task id of a card exists already.</summary>
    public const int TaskExists = 42014;

    /// <summary>Cards with buttons need the callback address to be set.</summary>
    public const int CallbackRequired = 43012;

    /// <summary>The media is gone: three days are over.</summary>
    public const int MediaGone = 40007;

    /// <summary>Called too often.</summary>
    public const int TooFrequent = 45009;

    private static readonly FrozenDictionary<int, WeComVerdict> Table = Build();

    /// <summary>The codes the table knows, for tests and documentation.</summary>
    public static IReadOnlyCollection<int> Known => Table.Keys;

    /// <summary>The verdict on a code.</summary>
    public static WeComVerdict Classify(int code) => Table.GetValueOrDefault(code) ?? new(WeComAction.Never, "unknown-code");

    private static FrozenDictionary<int, WeComVerdict> Build()
    {
        var table = new Dictionary<int, WeComVerdict>();
        Add(WeComAction.Sent, "ok", 0);

        Add(WeComAction.Again, "busy", -1);
        Add(WeComAction.Again, "conflict", 6000);
        Add(WeComAction.Again, "concurrency", 45033);
        Add(WeComAction.Again, "rate", TooFrequent);

        Add(WeComAction.Refresh, "token", 40014, 42001, 41001);

        Add(WeComAction.Configuration, "credentials", 40001, 40091, 40013, 41002, 41004);
        Add(WeComAction.Configuration, "address", 60020);
        Add(WeComAction.Configuration, "permission", 48001, 48002, 48006, 48009, 301002, 50003, 60011);
        Add(WeComAction.Configuration, "callback-url", CallbackRequired);
        Add(WeComAction.Configuration, "robot", 93000, 93004, 93008);
        // The chat stands in the settings, so another one can be put there.
        Add(WeComAction.Configuration, "chat", 40050, 86001, 86003, 49008);

        Add(WeComAction.Never, "recipient", 81013, 81012, 82001, 82002, 82003, 40003, 60111, 46004, 60021, 40031, 40032, 50002, 60003, 60123);
        Add(WeComAction.Never, "content", 40008, 40033, 40035, 40058, 40063, 44004, 45002, 45008, 45034, 82004, 40201);
        Add(WeComAction.Never, "media", 40004, 40006, MediaGone, 40009, 40011, 41005, 41006, 44001, 45001, 45007);
        Add(WeComAction.Never, "too-large", 830002, 45029);
        Add(WeComAction.Never, "card-task", TaskExists, 42015, 42016, 42017, 42018, 42019, 42020);
        Add(WeComAction.Never, "card", [.. Enumerable.Range(42027, 42051 - 42027 + 1)]);
        Add(WeComAction.Never, "response-code", 60140);
        Add(WeComAction.Never, "oauth", 40029, 42003, 42022, 84014, 84015, 84025, 50001);
        Add(WeComAction.Never, "chat-change", 86215, 86216, 86217, 86220);
        Add(WeComAction.Never, "signature", 49004);
        return table.ToFrozenDictionary();

        void Add(WeComAction action, string reason, params int[] codes)
        {
            foreach (var code in codes)
            {
                table.Add(code, new WeComVerdict(action, reason));
            }
        }
    }
}
