// Cases: their steps, their events, who follows them, and the cards that show them.
using System.Data.Common;
using Dapper;
using GridBot.Reports;

namespace GridBot.Storage;

/// <summary>What a case adds to the rows of the table report, and the tables report_event, report_follower and case_card.</summary>
internal static class CaseStore
{
    private const string StepTo = """
        UPDATE report SET matter = @Matter, kind = @Kind, bureau = @Bureau, urgency = @Urgency, state = @State, passes = @Passes, reopenings = @Reopenings, reporters = @Reporters,
            handler = @Handler, handler_person = @HandlerPerson, due_at = @DueAt, finished_at = @FinishedAt, result = @Result, rating = @Rating, reminded = @Reminded, escalated = @Escalated,
            attachments = @Attachments, version = version + 1
        WHERE number = @Number AND version = @Version
        """;

    private const string StepColumns = "number, step, happened_at, state, actor, reason, action, person, name, bureau, note, attachments";
    private const string StepValues = "@at, @state, @actor, @reason, @action, @person, @name, @bureau, @note, @attachments";

    private const string AddFirst = $"INSERT INTO report_event ({StepColumns}) VALUES (@number, 1, {StepValues})";

    private const string AddNext = $"""
        INSERT INTO report_event ({StepColumns}) SELECT @number, COALESCE(MAX(step), 0) + 1, {StepValues} FROM report_event WHERE number = @number
        """;

    private const string Events = """
        SELECT happened_at AS At, state AS State, actor AS Actor, reason AS Reason, action AS Action, person AS Person, name AS Name, bureau AS Bureau, note AS Note, attachments AS Attachments
        FROM report_event WHERE number = @number ORDER BY step
        """;

    // Urgent ones first, then by how soon they are due.
    private const string OpenOf = $"""
        SELECT {ReportStore.Columns} FROM report WHERE bureau IN @bureaus AND state IN @states ORDER BY CASE WHEN urgency = 'Urgent' THEN 0 ELSE 1 END, COALESCE(due_at, {FarAway}), filed_at LIMIT @limit
        """;

    private const string FarAway = "9000000000000000";

    private const string Followers = "SELECT person FROM report_follower WHERE number = @number ORDER BY joined_at, person";

    private const string Cards = "SELECT person AS Person, response_code AS ResponseCode FROM case_card WHERE number = @number ORDER BY sent_at, id";

    private const string DropCards = "DELETE FROM case_card WHERE number = @number";

    private const string DropWaiting = "DELETE FROM outbox WHERE subject = @number AND replace_key LIKE 'card:%' AND state = 'waiting' AND attempts = 0 AND lease_owner = ''";

    private const string AddCard = "INSERT INTO case_card (id, number, person, response_code, sent_at) SELECT id, subject, recipient, @code, @at FROM outbox WHERE id = @id";

    /// <summary>Stores a case after a step, with the events of the step. False, and nothing is written, when it is no longer at the version the step was made of.</summary>
    public static async Task<bool> StepAsync(DbConnection connection, Report after, IReadOnlyList<ReportEvent> events, CancellationToken cancellationToken)
    {
        if (await connection.ExecuteAsync(new CommandDefinition(StepTo, ReportRow.Of(after), cancellationToken: cancellationToken)) == 0)
        {
            return false;
        }

        foreach (var step in events)
        {
            await AddEventAsync(connection, step, cancellationToken);
        }

        return true;
    }

    public static Task AddEventAsync(DbConnection connection, ReportEvent step, CancellationToken cancellationToken) => AddEventAsync(connection, AddNext, step, cancellationToken);

    /// <summary>Adds the event with which a report begins.</summary>
    public static Task AddFirstEventAsync(DbConnection connection, ReportEvent step, CancellationToken cancellationToken) => AddEventAsync(connection, AddFirst, step, cancellationToken);

    private static Task AddEventAsync(DbConnection connection, string add, ReportEvent step, CancellationToken cancellationToken) =>
        connection.PostAsync(new CommandDefinition(
            add,
            new
            {
                number = step.Number.Text, at = UnixMicroseconds.Of(step.At), state = step.State.ToString(), actor = step.Actor, reason = step.Reason, action = step.Action?.ToString() ?? "",
                person = step.Person, name = step.Name, bureau = step.Bureau, note = step.Note, attachments = ReportJson.Write(step.Attachments),
            },
            cancellationToken: cancellationToken));

    /// <summary>All events of a report, oldest first.</summary>
    public static async Task<IReadOnlyList<ReportEvent>> EventsAsync(DbConnection connection, ReportNumber number, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<EventRow>(new CommandDefinition(Events, new { number = number.Text }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.Read(number))];
    }

    /// <summary>The cases that wait for something to be done by these bureaus, the most pressing first.</summary>
    public static async Task<IReadOnlyList<Report>> OpenAsync(DbConnection connection, IReadOnlyCollection<string> bureaus, int limit, CancellationToken cancellationToken) =>
        bureaus.Count == 0 ? [] : await ReadAsync(connection, OpenOf, new { bureaus, states = OpenStates, limit }, cancellationToken);

    /// <summary>References of those who reported the same thing after the first one.</summary>
    public static async Task<IReadOnlyList<string>> FollowersAsync(DbConnection connection, ReportNumber number, CancellationToken cancellationToken) =>
        [.. await connection.QueryAsync<string>(new CommandDefinition(Followers, new { number = number.Text }, cancellationToken: cancellationToken))];

    /// <summary>Adds a follower; false when they were one before.</summary>
    public static async Task<bool> JoinAsync(DbConnection connection, Dialect dialect, ReportNumber number, string person, DateTimeOffset now, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(new CommandDefinition(
            $"{dialect.InsertIgnore} INTO report_follower (number, person, joined_at) VALUES (@number, @person, @at)",
            new { number = number.Text, person, at = UnixMicroseconds.Of(now) },
            cancellationToken: cancellationToken)) > 0;

    /// <summary>Takes the cards of a case that can still be changed, each once; those that have not gone out will not.</summary>
    public static async Task<IReadOnlyList<CaseCard>> TakeCardsAsync(DbConnection connection, ReportNumber number, CancellationToken cancellationToken)
    {
        await connection.PostAsync(new CommandDefinition(DropWaiting, new { number = number.Text }, cancellationToken: cancellationToken));
        var cards = (await connection.QueryAsync<CaseCard>(new CommandDefinition(Cards, new { number = number.Text }, cancellationToken: cancellationToken))).AsList();
        if (cards.Count > 0)
        {
            await connection.PostAsync(new CommandDefinition(DropCards, new { number = number.Text }, cancellationToken: cancellationToken));
        }

        return cards;
    }

    /// <summary>Remembers the card that an outbox row sent, before the row goes.</summary>
    public static Task AddCardAsync(DbConnection connection, string id, string code, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.PostAsync(new CommandDefinition(AddCard, new { id, code, at = UnixMicroseconds.Of(now) }, cancellationToken: cancellationToken));

    /// <summary>Names of the states in which something is still to be done.</summary>
    internal static string[] OpenStates { get; } = [.. Enum.GetValues<ReportState>().Where(Reports.Cases.CaseLife.IsOpen).Select(state => state.ToString())];

    private static async Task<IReadOnlyList<Report>> ReadAsync(DbConnection connection, string sql, object parameters, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<ReportRow>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.Read())];
    }

    private sealed class EventRow
    {
        public long At { get; init; }

        public string State { get; init; } = "";

        public string Actor { get; init; } = "";

        public string Reason { get; init; } = "";

        public string Action { get; init; } = "";

        public string Person { get; init; } = "";

        public string Name { get; init; } = "";

        public string Bureau { get; init; } = "";

        public string? Note { get; init; }

        public string? Attachments { get; init; }

        public ReportEvent Read(ReportNumber number) => new(number, UnixMicroseconds.Read(At), Enum.Parse<ReportState>(State), Actor, Reason)
        {
            Action = Enum.TryParse<Reports.Cases.CaseAction>(Action, out var action) ? action : null,
            Person = Person,
            Name = Name,
            Bureau = Bureau,
            Note = Note ?? "",
            Attachments = Attachments is null ? [] : ReportJson.ReadIds(Attachments),
        };
    }
}
