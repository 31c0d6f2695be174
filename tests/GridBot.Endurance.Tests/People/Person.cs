// Somebody who reports one thing, and does not let go until there is a number.
using GridBot.Endurance.Tests.Stage;

namespace GridBot.Endurance.Tests.People;

/// <summary>
/// Plays one conversation. What the platform could not deliver is written again by hand, as people do; so is what was answered without what was asked for. Whatever happens in between,
/// it ends with one number.
/// </summary>
internal sealed class Person(Scene scene, string user, Story story, Random random)
{
    private const string Submit = "提交";
    private const string Mine = "我的上报";

    /// <summary>Times a person writes the same thing before giving up.</summary>
    private const int Patience = 30;

    /// <summary>How long somebody looks at an unanswered message before writing it again.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private const int AgainPercent = 30;

    private readonly List<long> acknowledged = [];
    private int redelivered;
    private int repeated;

    public async Task<Account> ReportAsync(CancellationToken cancellationToken)
    {
        // The summary comes in the passive reply or through the send API; a summary of any time will do.
        if (!(await SayAsync(story.Sentence, cancellationToken)).Contains(Submit, StringComparison.Ordinal))
        {
            await Until.HoldsAsync(
                $"the bot asks {user} to submit what was said",
                () => scene.Platform.ReadBy(user),
                told => told.Any(words => words.Contains(Submit, StringComparison.Ordinal)),
                cancellationToken);
        }

        var said = await SayAsync(Submit, cancellationToken);
        for (var tries = 0; Numbers.In(said).Count == 0; tries++)
        {
            // Nobody was told a number: the first submit may have been heard all the same.
            Assert.True(tries < Patience, $"{user} submitted and was never told a number; last heard: {said}");
            said = await SayAsync(Mine, cancellationToken);
            if (Numbers.In(said).Count == 0)
            {
                repeated++;
                said = await SayAsync(Submit, cancellationToken);
            }
        }

        return new Account(user, story, Assert.Single(Numbers.In(said)), acknowledged, redelivered, repeated);
    }

    /// <summary>Asks which reports the bot knows of.</summary>
    public async Task<IReadOnlyList<string>> AskAsync(CancellationToken cancellationToken) => Numbers.In(await SayAsync(Mine, cancellationToken));

    /// <summary>Writes until it is acknowledged; returns what the passive reply says.</summary>
    private async Task<string> SayAsync(string words, CancellationToken cancellationToken)
    {
        for (var hands = 0; hands < Patience; hands++)
        {
            var (id, message) = scene.Line.Text(user, words);
            var deliveries = await scene.Line.DeliverAsync(scene.Address, message, cancellationToken);
            redelivered += deliveries.Count - 1;
            var last = deliveries[^1];
            if (last.IsAcknowledged)
            {
                acknowledged.Add(id);
                if (random.Next(100) < AgainPercent && await scene.Line.PostAsync(scene.Address, message, cancellationToken) is { IsAcknowledged: true } again)
                {
                    // The platform did not hear the answer and delivers again: the same answer, whoever gives it.
                    redelivered++;
                    Assert.Equal(last.Text, again.Text);
                }

                return last.Text;
            }

            repeated++;
            await Task.Delay(Look, TimeProvider.System, cancellationToken);
        }

        throw new TimeoutException($"{user} wrote {Patience} times and was never answered.");
    }
}
