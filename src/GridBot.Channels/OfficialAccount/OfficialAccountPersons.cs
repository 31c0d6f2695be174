// Sends messages to persons through the Official Account, within the windows the platform leaves.
using System.Text.Json;
using GridBot.Channels.Platform;
using GridBot.Channels.Text;
using GridBot.Notices;

namespace GridBot.Channels.OfficialAccount;

/// <summary>
/// The way to the followers of the account; a target is "official-account:openid". Text goes out while the window of the person's last message is open and has room for all its parts. Afterwards an
/// outcome goes out through the configured template, and everything else waits until the person writes. The platform knows no repetition of a text: after a lost answer it may be read twice.
/// </summary>
public sealed class OfficialAccountPersons(OfficialAccountOptions options, OfficialAccountApi api, IMessageWindow windows, TimeProvider time) : IPersonChannel
{
    /// <summary>Characters of an openid at most; real ones have 28.</summary>
    private const int MaxOpenId = 64;

    private readonly SentParts parts = new();

    public string Channel => OfficialAccountInbound.Channel;

    public int CountPosts(OutboxItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        try
        {
            return Math.Max(1, Split(OutboxPayload.ReadMessage(item.Payload)).Count - (parts.Count(item.Id) ?? 0));
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
        if (OpenIdOf(item.Target) is not { } openId)
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

        var pieces = Split(message);
        if (string.IsNullOrWhiteSpace(pieces[0]) || pieces.Count > options.MessagesPerWindow)
        {
            // Nothing to say, or more than any window has room for.
            return new SendResult.Never("content");
        }

        var result = await HasRoomAsync(item.Target, pieces.Count - (parts.Count(item.Id) ?? 0), cancellationToken)
            ? await SendTextAsync(item, openId, pieces, cancellationToken)
            : new SendResult.AwaitsPerson();
        return result is SendResult.AwaitsPerson && message.Outcome is { } outcome && options.OutcomeTemplate.IsOn
            ? await SendOutcomeAsync(item, openId, outcome, result.Earlier, cancellationToken)
            : result;
    }

    /// <summary>The openid of a target; null when it is none of this channel.</summary>
    internal static string? OpenIdOf(string target)
    {
        var openId = ChannelTarget.UserOf(target, OfficialAccountInbound.Channel);
        return openId.Length is > 0 and <= MaxOpenId ? openId : null;
    }

    private IReadOnlyList<string> Split(OutboundMessage message) => SplitText.SplitMarked(MessageText.Render(message), options.TextBytes);

    private async Task<bool> HasRoomAsync(string target, int posts, CancellationToken cancellationToken) =>
        await windows.FindAsync(target, cancellationToken) is { } window
        && time.GetUtcNow() - window.OpenedAt < options.MessageWindow
        && window.Posts + posts <= options.MessagesPerWindow;

    private async Task<SendResult> SendTextAsync(OutboxItem item, string openId, IReadOnlyList<string> pieces, CancellationToken cancellationToken)
    {
        var first = parts.Count(item.Id) ?? 0;
        SendResult result = new SendResult.Sent(Posts: 0);
        for (var i = first; i < pieces.Count; i++)
        {
            result = await api.SendTextAsync(openId, pieces[i], cancellationToken);
            if (result is not SendResult.Sent)
            {
                return result with { Earlier = i - first };
            }

            parts.Record(item.Id, i + 1);
        }

        parts.Forget(item.Id);
        return result is SendResult.Sent sent ? sent with { Posts = pieces.Count - first } : result;
    }

    /// <param name="item">The row.</param>
    /// <param name="openId">To whom.</param>
    /// <param name="outcome">What is told.</param>
    /// <param name="earlier">Parts of the text that this attempt had sent before the window shut.</param>
    /// <param name="cancellationToken">Gives up.</param>
    private async Task<SendResult> SendOutcomeAsync(OutboxItem item, string openId, OutboundOutcome outcome, int earlier, CancellationToken cancellationToken)
    {
        var template = options.OutcomeTemplate;
        var fields = TemplateFields.Fill(template, outcome);
        var result = template.Kind == OutcomeTemplate.Subscription
            ? await api.SendSubscriptionAsync(openId, template.Id, fields, cancellationToken)
            : await api.SendTemplateAsync(openId, template.Id, fields, SendGuard.TaskId(item.Id), cancellationToken);
        if (result is not SendResult.Sent sent)
        {
            return result with { Earlier = earlier };
        }

        parts.Forget(item.Id);
        return sent with { Posts = earlier + 1 };
    }
}
