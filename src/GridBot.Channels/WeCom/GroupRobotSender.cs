// Posts notices to the groups of the bureaus, through their robots or as the application.
using System.Text.Json;
using GridBot.Channels.Text;
using GridBot.Notices;
using Microsoft.Extensions.Logging;

namespace GridBot.Channels.WeCom;

/// <summary>
/// The sender of <see cref="OutboxKind.GroupNotice"/> rows; the target is the group's id. A robot knows no idempotency key: after a time-out a notice is sent again and may be read twice, because
/// a notice that is lost is worse. A digest of several rows comes as one row whose notice fits one post (<see cref="DigestBytes"/>).
/// </summary>
public sealed class GroupRobotSender(WeComOptions options, IGroupDirectory groups, WeComApi api, WeComHttp http, ILogger<GroupRobotSender> logger) : ISender
{
    private readonly SentParts parts = new();

    public OutboxKind Kind => OutboxKind.GroupNotice;

    public int CountPosts(OutboxItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        try
        {
            return Math.Max(1, Split(OutboxPayload.ReadNotice(item.Payload).Markdown, IsChat(item.Target)).Count - (parts.Count(item.Id) ?? 0));
        }
        catch (JsonException)
        {
            // Sending it will say that the payload is at fault.
            return 1;
        }
    }

    public int DigestBytes(string target) => IsChat(target) ? options.ChatMarkdownBytes : options.RobotMarkdownBytes;

    public async Task<SendResult> SendAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        if (groups.Find(item.Target) is not { } text)
        {
            return Misconfigured(item.Target, "no-webhook");
        }

        if (GroupAddress.Parse(text.Reveal(), options.ApiBase) is not { } address)
        {
            return Misconfigured(item.Target, "webhook-form");
        }

        try
        {
            return await SendPartsAsync(item.Id, address, OutboxPayload.ReadNotice(item.Payload).Markdown, cancellationToken);
        }
        catch (JsonException)
        {
            return new SendResult.Never("payload");
        }
    }

    private async Task<SendResult> SendPartsAsync(string id, GroupAddress address, string markdown, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return new SendResult.Never("content");
        }

        var pieces = Split(markdown, address is GroupAddress.Chat);
        var first = parts.Count(id) ?? 0;
        SendResult result = new SendResult.Sent(Posts: 0);
        for (var i = first; i < pieces.Count; i++)
        {
            result = address switch
            {
                GroupAddress.Chat chat => await api.SendChatAsync(chat.Id, pieces[i], cancellationToken),
                GroupAddress.Robot robot => await PostAsync(robot, pieces[i], cancellationToken),
                _ => new SendResult.Misconfigured("webhook-form"),
            };
            if (result is not SendResult.Sent)
            {
                return result with { Earlier = i - first };
            }

            parts.Record(id, i + 1);
        }

        parts.Forget(id);
        return result is SendResult.Sent sent ? sent with { Posts = pieces.Count - first } : result;
    }

    private bool IsChat(string group) => groups.Find(group) is { } text && GroupAddress.Parse(text.Reveal(), options.ApiBase) is GroupAddress.Chat;

    private IReadOnlyList<string> Split(string markdown, bool isChat) => SplitText.SplitMarked(markdown, isChat ? options.ChatMarkdownBytes : options.RobotMarkdownBytes);

    private async Task<SendResult> PostAsync(GroupAddress.Robot robot, string markdown, CancellationToken cancellationToken)
    {
        var answer = await http.PostAsync(WeComClients.Robot, "/cgi-bin/webhook/send", robot.Address, WeComJson.RobotMarkdown(markdown), cancellationToken);
        return answer.ToResult(WeComErrorCodes.Table, options.Waits with { Rate = options.RobotRateWait });
    }

    private SendResult.Misconfigured Misconfigured(string group, string reason)
    {
        ChannelLog.GroupMisconfigured(logger, group, reason);
        return new SendResult.Misconfigured(reason);
    }
}
