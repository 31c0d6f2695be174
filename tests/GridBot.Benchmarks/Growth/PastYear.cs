// The rows of a year of reports, made from those of a real run.
using System.Text.RegularExpressions;
using GridBot.Benchmarks.EndToEnd;
using GridBot.Benchmarks.Generator;
using GridBot.Conversation.Sessions;
using GridBot.Reports;
using GridBot.Reports.Cases;
using GridBot.Storage.Privacy;
using GridBot.Tests.Keys;

namespace GridBot.Benchmarks.Growth;

/// <summary>
/// As many persons with sessions as reports, three seen messages a report, the events of its life, the ledger of what was sent about it, and of open ones the timers and cards.
/// Matters, bureaus, words and answers are those of the templates; places, persons, times and states are drawn.
/// </summary>
internal sealed partial class PastYear(Templates from, int count, DateTimeOffset now)
{
    private static readonly TimeSpan HalfTime = TimeSpan.FromDays(1.5);
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);
    private const int SeenAReport = 3;
    private const int CopiesOfCounts = 1000;
    private const double AttachmentShare = 0.2;

    private readonly FieldSeal seal = TestSeal.Create();

    private enum Draw
    {
        Person = 100,
        Session,
        Seen,
        Report,
        Event,
        Officer,
        Timer,
        Told,
        Notified,
        Card,
        Attachment,
        House,
        Latitude,
        Longitude,
        Grid,
        Created,
    }

    /// <summary>Sessions of the templates whose persons had filed something.</summary>
    private readonly IReadOnlyList<Session> sessions = [.. from.Sessions.Rows.Select(row => SessionJson.Read((string)row[from.Sessions["state"]]!)).Where(session => session.Recent is not null)];

    /// <summary>All tables, those that others refer to first.</summary>
    public IEnumerable<BulkTable> Tables() =>
    [
        new("person", from.Persons.Columns, Rows(Person)),
        new("session", from.Sessions.Columns, Rows(IdleSession)),
        new("report", from.Reports.Columns, Rows(ReportRow)),
        new("report_event", from.Events.Columns, Numbers().SelectMany(Events)),
        new("seen", from.Seen.Columns, Numbers().SelectMany(Seen)),
        new("outbox", from.Timers.Columns, Numbers().SelectMany(Timers)),
        new("outbox_attempt", from.Told.Columns, Numbers().SelectMany(Attempts)),
        new("case_card", from.Cards.Columns, Numbers().SelectMany(Cards)),
        new("attachment", from.Attachments.Columns, Numbers().Where(HasPhoto).Select(Attachment)),
        new("feedback", from.Feedback.Columns, from.Feedback.Rows.Select(Counts)),
    ];

    private static string PersonId(long person) => Mix.Id(person, (int)Draw.Person);

    private static bool HasPhoto(long row) => Mix.Share(row, (int)Draw.Attachment) < AttachmentShare;

    private static string AttachmentId(long row) => Mix.Id(row, (int)Draw.Attachment);

    private static long At(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    private IEnumerable<long> Numbers() => Enumerable.Range(0, count).Select(row => (long)row);

    private IEnumerable<object?[]> Rows(Func<long, object?[]> make) => Numbers().Select(make);

    private PastReport Report(long row) => new(row, count, now, IsRecord((object?[])from.Reports.Rows[Mix.Of(row, (int)Draw.Report, from.Reports.Rows.Count)]));

    private bool IsRecord(object?[] template) => template[from.Reports["state"]] is nameof(ReportState.Recorded);

    private object?[] Person(long person)
    {
        var row = from.Persons.Copy(person, (int)Draw.Person);
        row[from.Persons["id"]] = PersonId(person);
        row[from.Persons["user_key"]] = seal.LookupOf("wecom", Population.StoredName(person));
        row[from.Persons["address"]] = seal.Seal(Population.StoredName(person), $"person:{PersonId(person)}");
        row[from.Persons["created_at"]] = At(now - (TimeSpan.FromDays(700) * Mix.Share(person, (int)Draw.Created)));
        row[from.Persons["home_grid"]] = "";
        row[from.Persons["awaits"]] = "";
        return row;
    }

    /// <summary>Everybody reported something some days ago, and nothing is open.</summary>
    private object?[] IdleSession(long person)
    {
        var row = from.Sessions.Copy(person, (int)Draw.Session);
        var then = sessions[Mix.Of(person, (int)Draw.Session, sessions.Count)];
        var last = now - TimeSpan.FromDays(1 + (Mix.Share(person, (int)Draw.Session) * 200));
        var idle = Session.New with
        {
            QuestionNumber = then.QuestionNumber,
            Recent = then.Recent! with { At = last, LooseAt = null },
            Introduced = true,
            HomeAsked = true,
        };
        row[from.Sessions["person"]] = PersonId(person);
        row[from.Sessions["state"]] = SessionJson.Write(idle);
        row[from.Sessions["updated_at"]] = At(last);
        return row;
    }

    private object?[] ReportRow(long number)
    {
        var table = from.Reports;
        var row = table.Copy(number, (int)Draw.Report);
        var report = Report(number);
        var state = report.State;
        var finished = state is ReportState.Done or ReportState.Rated;
        var house = (1 + Mix.Of(number, (int)Draw.House, 999)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        row[table["number"]] = report.Number;
        row[table["person"]] = PersonId(report.Person);
        row[table["state"]] = state.ToString();
        row[table["filed_at"]] = At(report.FiledAt);
        row[table["occurred_at"]] = At(report.FiledAt - TimeSpan.FromHours(1));
        row[table["due_at"]] = row[table["due_at"]] is null ? null : At(report.FiledAt + TimeSpan.FromDays(3));
        row[table["finished_at"]] = finished ? At(report.FiledAt + TimeSpan.FromHours(30)) : null;
        row[table["result"]] = finished ? "已到现场处理完毕，请您留意后续情况。" : null;
        row[table["rating"]] = state == ReportState.Rated ? nameof(Rating.Satisfied) : nameof(Rating.None);
        row[table["version"]] = 1L + report.Steps().Count();
        row[table["attachments"]] = HasPhoto(number) ? $"[\"{AttachmentId(number)}\"]" : "[]";
        row[table["grid"]] = $"g{Mix.Of(number, (int)Draw.Grid, 10_000)}";
        row[table["community"]] = $"c{Mix.Of(number, (int)Draw.Grid, 10_000) / 10}";
        row[table["place"]] = HouseInText().Replace((string)row[table["place"]]!, house);
        row[table["body"]] = HouseInText().Replace((string)row[table["body"]]!, house);
        row[table["place_key"]] = HouseInKey().Replace((string)row[table["place_key"]]!, $"|{house}|", 1);
        if (row[table["latitude"]] is not null)
        {
            row[table["latitude"]] = 38.86 + (Mix.Share(number, (int)Draw.Latitude) * 0.24);
            row[table["longitude"]] = 121.40 + (Mix.Share(number, (int)Draw.Longitude) * 0.40);
        }

        return row;
    }

    private IEnumerable<object?[]> Events(long number)
    {
        var report = Report(number);
        var step = 1L;
        var filedState = report.IsRecord ? ReportState.Recorded : ReportState.Filed;
        yield return Event(CaseAction.File, filedState, report.FiledAt, PersonId(report.Person));
        foreach (var (action, state, hours) in report.Steps())
        {
            var byReporter = action is CaseAction.Rate or CaseAction.Reopen or CaseAction.Withdraw;
            yield return Event(action, state, report.FiledAt + TimeSpan.FromHours(hours), byReporter ? PersonId(report.Person) : Mix.Id(Mix.Of(number, (int)Draw.Officer, 500), (int)Draw.Officer));
        }

        object?[] Event(CaseAction action, ReportState state, DateTimeOffset at, string person)
        {
            var row = from.Events.Copy(number, (int)Draw.Event);
            row[from.Events["number"]] = report.Number;
            row[from.Events["step"]] = step++;
            row[from.Events["action"]] = action.ToString();
            row[from.Events["state"]] = state.ToString();
            row[from.Events["happened_at"]] = At(at);
            row[from.Events["person"]] = person;
            return row;
        }
    }

    private IEnumerable<object?[]> Seen(long number)
    {
        var filed = Report(number).FiledAt;
        for (var message = 0; message < SeenAReport; message++)
        {
            var id = (number * SeenAReport) + message;
            var row = from.Seen.Copy(id, (int)Draw.Seen);
            row[from.Seen["message_key"]] = Mix.Id(id, (int)Draw.Seen) + Mix.Id(id, -(int)Draw.Seen);
            row[from.Seen["seen_at"]] = At(filed - TimeSpan.FromMinutes(SeenAReport - message));
            yield return row;
        }
    }

    /// <summary>The timer of an open case: at half of its time, and then at its end, as far as these are still to come.</summary>
    private IEnumerable<object?[]> Timers(long number)
    {
        var report = Report(number);
        var isHalf = report.FiledAt + HalfTime > now + Margin;
        var due = report.FiledAt + (isHalf ? HalfTime : 2 * HalfTime);
        if (!report.IsOpen || due <= now + Margin)
        {
            yield break;
        }

        var table = from.Timers;
        var row = table.Copy(number, (int)Draw.Timer);
        row[table["id"]] = Mix.Id(number, (int)Draw.Timer);
        row[table["recipient"]] = row[table["replace_key"]] = $"timer:{report.Number}";
        row[table["payload"]] = $$"""{"kind":"{{(isHalf ? "Half" : "Due")}}","subject":"{{report.Number}}"}""";
        row[table["subject"]] = report.Number;
        row[table["first_due"]] = row[table["due_at"]] = At(due);
        row[table["created_at"]] = At(report.FiledAt);
        yield return row;
    }

    private IEnumerable<object?[]> Attempts(long number)
    {
        var report = Report(number);
        yield return Attempt(from.Told, (int)Draw.Told, PersonId(report.Person), "");
        if (!report.IsRecord)
        {
            yield return Attempt(from.Notified, (int)Draw.Notified, recipient: null, report.Number);
        }

        object?[] Attempt(TemplateTable table, int draw, string? recipient, string subject)
        {
            var row = table.Copy(number, draw);
            row[table["outbox_id"]] = Mix.Id(number, draw);
            row[table["recipient"]] = recipient ?? row[table["recipient"]];
            row[table["subject"]] = subject;
            row[table["tried_at"]] = At(report.FiledAt + TimeSpan.FromSeconds(12));
            return row;
        }
    }

    private IEnumerable<object?[]> Cards(long number)
    {
        var report = Report(number);
        if (!report.IsOpen)
        {
            yield break;
        }

        var row = from.Cards.Copy(number, (int)Draw.Card);
        row[from.Cards["id"]] = Mix.Id(number, (int)Draw.Card);
        row[from.Cards["number"]] = report.Number;
        row[from.Cards["sent_at"]] = At(report.FiledAt);
        yield return row;
    }

    private object?[] Attachment(long number)
    {
        var report = Report(number);
        var row = from.Attachments.Copy(number, (int)Draw.Attachment);
        row[from.Attachments["id"]] = AttachmentId(number);
        row[from.Attachments["person"]] = PersonId(report.Person);
        row[from.Attachments["created_at"]] = At(report.FiledAt);
        return row;
    }

    private object?[] Counts(object?[] template)
    {
        var row = (object?[])template.Clone();
        row[from.Feedback["reports"]] = (long)Convert.ChangeType(row[from.Feedback["reports"]]!, typeof(long), System.Globalization.CultureInfo.InvariantCulture) * CopiesOfCounts;
        return row;
    }

    [GeneratedRegex("[0-9]+(?=号)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HouseInText();

    [GeneratedRegex(@"\|[0-9]+\|", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HouseInKey();
}
