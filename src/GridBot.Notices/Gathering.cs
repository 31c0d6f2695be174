// Gathers the notices of one group that can go out together.
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace GridBot.Notices;

/// <summary>
/// Makes a digest of the row that is due and those behind it, in their order, as far as they fit one post. An urgent row never stands in a digest; a row without a line, or one whose digest was refused before,
/// goes out alone and ends the gathering, so that the order of a group's notices is kept.
/// </summary>
internal sealed class Gathering(ISender sender, IOutboxStore outbox, IDigestWriter writer, string owner, DispatchOptions options, ILogger logger)
{
    /// <summary>What to send for a leased row; the rows it takes along are leased until <paramref name="leaseEnd"/>, too. Never throws for a fault of the store: then the row goes out alone.</summary>
    public async Task<Post> GatherAsync(OutboxItem head, DateTimeOffset now, DateTimeOffset leaseEnd, CancellationToken cancellationToken)
    {
        var bytes = sender.DigestBytes(head.Target);
        if (bytes <= 0 || options.DigestRows < 2 || LineOf(head) is null)
        {
            return Post.Alone(head);
        }

        try
        {
            // Whoever is due within the window comes along: the first of a burst waited for the others, they need not wait for those after them.
            var behind = await outbox.FindBehindAsync(head, now, now + options.GroupWindow, options.DigestRows - 1, cancellationToken);
            var wanted = Fit(head, behind, bytes);
            if (wanted.Rows.Count < 2)
            {
                return Post.Alone(head);
            }

            // Somebody may have changed or withdrawn a row in between; from here on they are ours and stay as they are.
            var joined = await outbox.JoinAsync(head, [.. wanted.Rows.Skip(1)], owner, now, leaseEnd, cancellationToken);
            var post = Fit(head, joined, bytes);
            if (post.Rows.Count <= joined.Count)
            {
                await outbox.LetGoAsync([.. joined.Skip(post.Rows.Count - 1)], owner, cancellationToken);
            }

            return post;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            DispatchLog.OutboxFault(logger, sender.Kind, error.GetType().Name);
            return Post.Alone(head);
        }
    }

    /// <summary>The longest beginning of the rows whose digest fits.</summary>
    private Post Fit(OutboxItem head, IReadOnlyList<OutboxItem> behind, int bytes)
    {
        List<OutboxItem> rows = [head, .. behind];
        var notices = rows.Select(LineOf).TakeWhile(notice => notice is not null).Select(notice => notice!).ToList();
        var (most, markdown) = (1, "");
        for (var (low, high) = (2, notices.Count); low <= high;)
        {
            var middle = (low + high) / 2;
            var tried = writer.Write(notices[..middle]);
            if (Encoding.UTF8.GetByteCount(tried) <= bytes)
            {
                (most, markdown, low) = (middle, tried, middle + 1);
            }
            else
            {
                high = middle - 1;
            }
        }

        // A name of its own: what the sender remembers of the first row's parts is not about the digest.
        return most < 2 ? Post.Alone(head) : new Post(head with { Id = $"{head.Id}+{most - 1}", Payload = OutboxPayload.Write(new GroupNotice(markdown)) }, rows[..most]);
    }

    /// <summary>The notice of a row that may stand in a digest; null for any other.</summary>
    private static GroupNotice? LineOf(OutboxItem row)
    {
        if (row.Urgent || row.GoesAlone || row.Kind != OutboxKind.GroupNotice)
        {
            return null;
        }

        try
        {
            var notice = OutboxPayload.ReadNotice(row.Payload);
            return string.IsNullOrEmpty(notice.Line) ? null : notice;
        }
        catch (JsonException)
        {
            // Sent alone, it tells what is wrong with it.
            return null;
        }
    }
}
