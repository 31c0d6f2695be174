// What each code of the Official Account's API means for what happens next.
using GridBot.Channels.Platform;

namespace GridBot.Channels.OfficialAccount;

/// <summary>
/// The codes of the Official Account's API. Other than on WeCom, 40001 means that the token is not the latest, except where a token is asked for: there the secret is wrong.
/// </summary>
public static class OfficialAccountErrorCodes
{
    private static readonly (ApiAction, string, int[])[] Shared =
    [
        (ApiAction.Sent, "ok", [0]),

        (ApiAction.Again, "busy", [-1]),
        // The same was sent within a minute: perhaps by an attempt whose answer was lost, perhaps not.
        (ApiAction.Again, "duplicate", [40241]),
        (ApiAction.Again, ErrorTable.Rate, [45011]),
        (ApiAction.Again, ErrorTable.Quota, [45009]),

        (ApiAction.Configuration, "credentials", [40002, 40013, 40125, 40243, 41002, 41004]),
        (ApiAction.Configuration, "address", [40164]),
        (ApiAction.Configuration, "permission", [48001, 48004, 48006, 50002, 40200, 61024]),
        (ApiAction.Configuration, "template", [40036, 40037]),

        // 45015: too long ago. 45047: too many. 43101: the person did not agree to a notice, or used that up.
        (ApiAction.AwaitsPerson, "window", [45015, 45047, 43101]),

        (ApiAction.Never, "recipient", [40003, 43004, 43019, 46004]),
        (ApiAction.Never, "content", [40008, 40033, 44004, 45002, 45162, 47001]),
        (ApiAction.Never, "template-field", [47003]),
        (ApiAction.Never, "media", [40004, 40006, 40007, 41005, 41006, 44001, 45001]),
        (ApiAction.Never, "menu", [40015, 40016, 40017, 40018, 40019, 40020, 40021, 40022, 40023, 46003]),
    ];

    /// <summary>The table of all calls but stable_token.</summary>
    public static ErrorTable Table { get; } = new([.. Shared, (ApiAction.Refresh, "token", [40001, 40014, 42001, 41001])]);

    /// <summary>The table of stable_token.</summary>
    public static ErrorTable TokenTable { get; } = new([.. Shared, (ApiAction.Configuration, "credentials", [40001])]);
}
