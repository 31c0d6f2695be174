// What each code of the WeCom API means for what happens next.
using GridBot.Channels.Platform;

namespace GridBot.Channels.WeCom;

/// <summary>The codes of the WeCom API.</summary>
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

    /// <summary>The table.</summary>
    public static ErrorTable Table { get; } = new(
    [
        (ApiAction.Sent, "ok", [0]),

        (ApiAction.Again, "busy", [-1]),
        (ApiAction.Again, "conflict", [6000]),
        (ApiAction.Again, "concurrency", [45033]),
        (ApiAction.Again, ErrorTable.Rate, [TooFrequent]),

        (ApiAction.Refresh, "token", [40014, 42001, 41001]),

        (ApiAction.Configuration, "credentials", [40001, 40091, 40013, 41002, 41004]),
        (ApiAction.Configuration, "address", [60020]),
        (ApiAction.Configuration, "permission", [48001, 48002, 48006, 48009, 301002, 50003, 60011]),
        (ApiAction.Configuration, "callback-url", [CallbackRequired]),
        (ApiAction.Configuration, "robot", [93000, 93004, 93008]),
        // The chat stands in the settings, so another one can be put there.
        (ApiAction.Configuration, "chat", [40050, 86001, 86003, 49008]),

        (ApiAction.Never, "recipient", [81013, 81012, 82001, 82002, 82003, 40003, 60111, 46004, 60021, 40031, 40032, 50002, 60003, 60123]),
        (ApiAction.Never, "content", [40008, 40033, 40035, 40058, 40063, 44004, 45002, 45008, 45034, 82004, 40201]),
        (ApiAction.Never, "media", [40004, 40006, MediaGone, 40009, 40011, 41005, 41006, 44001, 45001, 45007]),
        (ApiAction.Never, "too-large", [830002, 45029]),
        (ApiAction.Never, "card-task", [TaskExists, 42015, 42016, 42017, 42018, 42019, 42020]),
        (ApiAction.Never, "card", [.. Enumerable.Range(42027, 42051 - 42027 + 1)]),
        (ApiAction.Never, "response-code", [60140]),
        (ApiAction.Never, "oauth", [40029, 42003, 42022, 84014, 84015, 84025, 50001]),
        (ApiAction.Never, "chat-change", [86215, 86216, 86217, 86220]),
        (ApiAction.Never, "signature", [49004]),
    ]);
}
