// Sends messages to persons on WeCom: a question as a card where it fits, everything else as text.
using System.Text.Json;
using GridBot.Channels.Platform;
using GridBot.Channels.Text;
using GridBot.Notices;
using Microsoft.Extensions.Logging;

namespace GridBot.Channels.WeCom;

/// <summary>The way to the members of the corp; a target is "wecom:user id".</summary>
public sealed class WeComPersons(WeComOptions options, WeComApi api, ILogger<WeComPersons> logger) : IPersonChannel
{
    /// <summary>Characters of a user id at most (source: the platform's page on users).</summary>
    private const int MaxUserId = 64;

    private readonly SentParts parts = new();

    public string Channel => WeComInbound.Channel;

    /// <summary>The platform drops what is beyond a member's limits and says that it was sent: a text in parts needs as much of the budget as it has parts.</summary>
    public int CountPosts(OutboxItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        try
        {
            var message = OutboxPayload.ReadMessage(item.Payload);
            var sent = parts.Count(item.Id);
            return sent is null && WeComCard.From(message, options, SendGuard.TaskId(item.Id)) is not null
                ? 1
                : Math.Max(1, SplitText.SplitMarked(MessageText.Render(message), options.TextBytes).Count - (sent ?? 0));
        }
        catch (JsonException)
        {
            // Sending it will say that the payload is at fault.
            return 1;
        }
    }

    public async Task<SendResult> SendAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (UserOf(item.Target) is not { } user)
        {
            return new SendResult.Never("recipient");
        }

        OutboundMessage message;
        try
        {
            message = OutboxPayload.ReadMessage(item.Payload);
        }
        catch (JsonException)
        {
            return new SendResult.Never("payload");
        }

        return await SendCardAsync(item, user, message, cancellationToken) ?? await SendTextAsync(item, user, message, cancellationToken);
    }

    /// <summary>The user id of a target; null when it is none of this channel, or would reach more than one person.</summary>
    internal static string? UserOf(string target)
    {
        var user = ChannelTarget.UserOf(target, WeComInbound.Channel);
        return user.Length is 0 or > MaxUserId || user.Contains('|', StringComparison.Ordinal) || user[0] == '@' ? null : user;
    }

    /// <summary>Null when it must go out as text.</summary>
    private async Task<SendResult?> SendCardAsync(OutboxItem item, string user, OutboundMessage message, CancellationToken cancellationToken)
    {
        if (parts.Count(item.Id) is not null || WeComCard.From(message, options, SendGuard.TaskId(item.Id)) is not { } card)
        {
            return null;
        }

        var result = await api.SendMessageAsync(WeComJson.Card(options.AgentId, user, card, DuplicateCheck(item)), cancellationToken);
        if (result.Code == WeComErrorCodes.TaskExists && MayHaveArrived(item))
        {
            ChannelLog.CardHadArrived(logger, item.Id);
            return new SendResult.Sent();
        }

        if (IsRefusalOfTheCard(result))
        {
            // A typed answer works as well as a tap, so the words go out at once.
            ChannelLog.CardRefused(logger, item.Id, result.Code, result.Reason);
            parts.Record(item.Id, 0);
            return null;
        }

        return result;
    }

    /// <summary>
    /// Whether an earlier attempt may have arrived without our knowing: its answer was lost, or the process ended before it was written down (then the row looks untouched). The task id is drawn
    /// from this row's id, so nobody else used it.
    /// </summary>
    private static bool MayHaveArrived(OutboxItem item) => item.LastReason is null or "time-out" or "connection" or "http-5xx" or "unreadable";

    private static bool IsRefusalOfTheCard(SendResult result) =>
        result is SendResult.Never { Reason: "card" or "card-task" or "content" or "unknown-code" } || result.Code == WeComErrorCodes.CallbackRequired;

    private async Task<SendResult> SendTextAsync(OutboxItem item, string user, OutboundMessage message, CancellationToken cancellationToken)
    {
        var text = MessageText.Render(message);
        if (string.IsNullOrWhiteSpace(text))
        {
            return new SendResult.Never("content");
        }

        var pieces = SplitText.SplitMarked(text, options.TextBytes);
        var first = parts.Count(item.Id) ?? 0;
        SendResult result = new SendResult.Sent(Posts: 0);
        for (var i = first; i < pieces.Count; i++)
        {
            result = await api.SendMessageAsync(WeComJson.Text(options.AgentId, user, pieces[i], DuplicateCheck(item)), cancellationToken);
            if (result is not SendResult.Sent)
            {
                return result with { Earlier = i - first };
            }

            parts.Record(item.Id, i + 1);
        }

        parts.Forget(item.Id);
        return result is SendResult.Sent sent ? sent with { Posts = pieces.Count - first } : result;
    }

    private TimeSpan DuplicateCheck(OutboxItem item) => SendGuard.DuplicateCheck(item.Id, options.DuplicateCheck);
}
