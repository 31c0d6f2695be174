// One of the persons who write at the same time: plays conversation after conversation, each as somebody new.
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using GridBot.Benchmarks.Conversations;

namespace GridBot.Benchmarks.Service;

/// <summary>
/// A closed loop: the next message is written when the bot has answered the last one. Every conversation is somebody new, because the platform takes 30 messages a minute to one
/// person and a faster caller would measure that limit.
/// </summary>
internal sealed partial class Caller(int number, CallbackPhone phone, Mailboxes mailboxes, TurnBudget budget, IReadOnlyList<string> openings, int cancelPercent, Random random, TimeProvider time)
{
    /// <summary>Messages after which a conversation is cancelled.</summary>
    private const int Patience = 14;

    public Tally Tally { get; } = new();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var user = $"u{number}x{Tally.Conversations}";
            if (!await ConverseAsync(user, cancellationToken))
            {
                return;
            }

            Tally.Conversations++;
            mailboxes.Close(user);
        }
    }

    /// <summary>Plays one conversation; false when the turns are used up.</summary>
    private async Task<bool> ConverseAsync(string user, CancellationToken cancellationToken)
    {
        if (Chance(5) && !(await SayAsync(user, new Move.Says("帮助", "command"), cancellationToken)).Sent)
        {
            return false;
        }

        var (sent, asked) = await SayAsync(user, new Move.Says(Elsewhere(openings[random.Next(openings.Count)]), "first sentence"), cancellationToken);
        var photographed = false;
        for (var messages = 1; sent && asked is not null; messages++)
        {
            if (asked.FiledNumber is { } filed)
            {
                (asked.IsRecord ? Tally.Recorded : Tally.Filed).Add(filed);
                return !Chance(10) || (await SayAsync(user, new Move.Says("我的上报", "command"), cancellationToken)).Sent;
            }

            if (messages > Patience || (asked.IsSummary && Chance(cancelPercent)))
            {
                Unfinished(messages, asked);
                return (await SayAsync(user, new Move.Says("取消", "command"), cancellationToken)).Sent;
            }

            var isPhoto = asked.IsSummary && !photographed && Chance(20);
            photographed |= isPhoto;
            (sent, asked) = await GoOnAsync(user, asked, isPhoto, cancellationToken);
        }

        return sent;
    }

    /// <summary>The same sentence about another house: a city's reports are not all of one address.</summary>
    private string Elsewhere(string sentence) => HouseNumber().Replace(sentence, _ => random.Next(1, 9999).ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex("[0-9]+(?=号(?!楼|线))", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HouseNumber();

    /// <summary>Mostly answers; now and then asks for help, goes back or sends a photo first.</summary>
    private async Task<(bool Sent, Asked? Asked)> GoOnAsync(string user, Asked asked, bool isPhoto, CancellationToken cancellationToken)
    {
        if (isPhoto)
        {
            return await SayAsync(user, new Move.Photographs(), cancellationToken);
        }

        if (Chance(3))
        {
            // Help leaves the open question as it is.
            return ((await SayAsync(user, new Move.Says("帮助", "command"), cancellationToken)).Sent, asked);
        }

        if (!asked.IsSummary && Chance(3))
        {
            return await SayAsync(user, new Move.Says("返回", "command"), cancellationToken);
        }

        return await SayAsync(user, Answer(asked), cancellationToken);
    }

    private Move Answer(Asked asked)
    {
        var option = Answers.OptionOf(asked);
        if (option < 0)
        {
            return Answers.Free(asked, random);
        }

        if (asked.IsCard && Chance(50))
        {
            return new Move.Taps(asked.Keys[option], asked.TaskId);
        }

        return new Move.Says(asked.IsSummary && Chance(50) ? "提交" : $"{option + 1}");
    }

    /// <summary>Sends one message and waits for what the bot says to it. Sent is false when the turns are used up.</summary>
    private async Task<(bool Sent, Asked? Asked)> SayAsync(string user, Move move, CancellationToken cancellationToken)
    {
        if (!budget.TryTake())
        {
            return (false, null);
        }

        var delivery = await phone.SendAsync(user, move, cancellationToken);
        Tally.Turns.Add((move.Kind, delivery.Took.TotalMilliseconds));
        if (delivery.Status != HttpStatusCode.OK)
        {
            Tally.Faults.Add($"{move.Kind} got HTTP {(int)delivery.Status}");
            return (true, null);
        }

        if (delivery.Reply is { MsgType: "text" } reply)
        {
            return (true, Asked.OfText(reply.Content));
        }

        // Nothing was said yet: a calm answer, or the question after a tap, comes through the send API.
        var asked = await mailboxes.ReadAsync(user, cancellationToken);
        if (asked is null)
        {
            Tally.Faults.Add($"no answer to {move.Kind} in time");
            return (true, null);
        }

        Tally.Answers.Add(time.GetElapsedTime(delivery.Started).TotalMilliseconds);
        return (true, asked);
    }

    private void Unfinished(int messages, Asked asked)
    {
        if (messages > Patience)
        {
            Tally.Unfinished.Add(asked.Text.ReplaceLineEndings(" "));
        }
        else
        {
            Tally.Cancelled++;
        }
    }

    private bool Chance(int percent) => random.Next(100) < percent;
}
