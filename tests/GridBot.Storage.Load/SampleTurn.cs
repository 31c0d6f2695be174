// A turn as the bot makes them: seen key, person, session, reply, outbox row, now and then a report.
using GridBot.Notices;
using GridBot.Reports;

namespace GridBot.Storage.Load;

/// <summary>A turn of realistic size on any turn store.</summary>
public static class SampleTurn
{
    private const int TurnsAReport = 6;
    private static readonly string State = new('s', 1500);
    private const string Model = "1";

    private static readonly string Reply = new('r', 400);

    /// <summary>Runs one turn; every sixth files a report with its notice.</summary>
    public static Task<string> RunAsync(ITurnStore store, string key, string user, int count, DateTimeOffset now, CancellationToken cancellationToken) => store.RunAsync(
        async (turn, token) =>
        {
            if (await turn.FindReplyAsync(key, token) is { } known)
            {
                return known;
            }

            var person = await turn.FindOrAddPersonAsync("wecom", user, $"p-{user}", now, token);
            await turn.FindSessionAsync(person, token);
            await turn.SaveSessionAsync(person, State, now, token);
            await turn.EnqueueAsync(
                new OutboxItem { Id = $"o-{key}", Kind = OutboxKind.PersonMessage, Target = $"wecom:{user}", Payload = Reply, DueAt = now, CreatedAt = now, ReplaceKey = $"answer-{person}" },
                token);
            if (count % TurnsAReport == 0)
            {
                await FileAsync(turn, key, person, now, token);
            }

            await turn.AddReplyAsync(key, Reply, now, token);
            return Reply;
        },
        cancellationToken);

    private static async Task FileAsync(ITurn turn, string key, string person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var number = ReportNumber.Draw(now, new Random(string.GetHashCode(key, StringComparison.Ordinal)), suffixLength: 10);
        await turn.AddReportAsync(
            new Report
            {
                Number = number,
                Matter = 7,
                Kind = "hazard",
                Bureau = "police",
                Urgency = Urgency.Normal,
                State = ReportState.Filed,
                Text = Reply,
                Place = new Place("12 Peace Road"),
                OccurredAt = now,
                Answers = [new Answer("what", "what", "blocked", "blocked"), new Answer("place", "place", "12 Peace Road", "12 Peace Road")],
                Attachments = [],
                Person = person,
                FiledAt = now,
                DialogVersion = "1",
                Placement = new Placement { Model = Model, Suggestions = [new Suggestion(7, 0.93), new Suggestion(24, 0.02)], Suggested = 7, Reasons = ["stairs", "cartons"], TextLength = Reply.Length, By = PlacedBy.Sure },
            },
            cancellationToken);
        await turn.CountPlacementAsync(new PlacementOutcome(Model, 7, 7), cancellationToken);
        await turn.EnqueueAsync(
            new OutboxItem { Id = $"n-{key}", Kind = OutboxKind.GroupNotice, Target = "police", Payload = Reply, DueAt = now, CreatedAt = now }, cancellationToken);
    }
}
