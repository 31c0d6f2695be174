// A report as its table holds it.
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Storage;

/// <summary>A row of the table report; the names are those of the SQL's parameters and columns.</summary>
internal sealed class ReportRow
{
    private const int LongestPlaceKey = 255;

    public string Number { get; init; } = "";

    public int Matter { get; init; }

    public string Kind { get; init; } = "";

    public string Bureau { get; init; } = "";

    public string Urgency { get; init; } = "";

    public string State { get; init; } = "";

    public string Body { get; init; } = "";

    public string Place { get; init; } = "";

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public string Grid { get; init; } = "";

    public string Community { get; init; } = "";

    public long OccurredAt { get; init; }

    public string Answers { get; init; } = "";

    public string Attachments { get; init; } = "";

    public string Person { get; init; } = "";

    public long FiledAt { get; init; }

    public string DialogVersion { get; init; } = "";

    public string ModelVersion { get; init; } = "";

    public string PlacedBy { get; init; } = "";

    public string? Placement { get; init; }

    public int Version { get; init; }

    public int Passes { get; init; }

    public int Reopenings { get; init; }

    public int Reporters { get; init; }

    public string Handler { get; init; } = "";

    public string HandlerPerson { get; init; } = "";

    public long? DueAt { get; init; }

    public long? FinishedAt { get; init; }

    public string? Result { get; init; }

    public string Rating { get; init; } = "";

    public int Reminded { get; init; }

    public int Escalated { get; init; }

    public string PlaceKey { get; init; } = "";

    public static ReportRow Of(Report report) => new()
    {
        Number = report.Number.Text,
        Matter = report.Matter,
        Kind = report.Kind,
        Bureau = report.Bureau,
        Urgency = report.Urgency.ToString(),
        State = report.State.ToString(),
        Body = report.Text,
        Place = report.Place.Text,
        Latitude = report.Place.Point?.Latitude,
        Longitude = report.Place.Point?.Longitude,
        Grid = report.Grid,
        Community = report.Community,
        OccurredAt = UnixMicroseconds.Of(report.OccurredAt),
        Answers = ReportJson.Write(report.Answers),
        Attachments = ReportJson.Write(report.Attachments),
        Person = report.Person,
        FiledAt = UnixMicroseconds.Of(report.FiledAt),
        DialogVersion = report.DialogVersion,
        ModelVersion = report.Placement.Model,
        PlacedBy = report.Placement.By.ToString(),
        Placement = ReportJson.Write(report.Placement),
        Version = report.Version,
        Passes = report.Case.Passes,
        Reopenings = report.Case.Reopenings,
        Reporters = report.Case.Reporters,
        Handler = report.Case.Handler,
        HandlerPerson = report.Case.HandlerPerson,
        DueAt = report.Case.DueAt is { } due ? UnixMicroseconds.Of(due) : null,
        FinishedAt = report.Case.FinishedAt is { } finished ? UnixMicroseconds.Of(finished) : null,
        Result = report.Case.Result,
        Rating = report.Case.Rating.ToString(),
        Reminded = report.Case.Reminded ? 1 : 0,
        Escalated = report.Case.Escalated ? 1 : 0,

        // What is longer than its column is no address.
        PlaceKey = report.PlaceKey.Length <= LongestPlaceKey ? report.PlaceKey : "",
    };

    public Report Read() => new()
    {
        Number = ReportNumber.TryParse(Number, out var number) ? number.Value : throw new InvalidDataException("A stored report number cannot be read."),
        Matter = Matter,
        Kind = Kind,
        Bureau = Bureau,
        Urgency = Enum.Parse<Urgency>(Urgency),
        State = Enum.Parse<ReportState>(State),
        Text = Body,
        Place = new Place(Place, Latitude is { } latitude && Longitude is { } longitude ? new GeoPoint(latitude, longitude) : null),
        Grid = Grid,
        Community = Community,
        OccurredAt = UnixMicroseconds.Read(OccurredAt),
        Answers = ReportJson.ReadAnswers(Answers),
        Attachments = ReportJson.ReadIds(Attachments),
        Person = Person,
        FiledAt = UnixMicroseconds.Read(FiledAt),
        DialogVersion = DialogVersion,
        Placement = ReportJson.ReadPlacement(Placement) with { Model = ModelVersion, By = Enum.TryParse<PlacedBy>(PlacedBy, out var by) ? by : GridBot.Reports.PlacedBy.Unknown },
        Version = Version,
        PlaceKey = PlaceKey,
        Case = new CaseFacts
        {
            Passes = Passes,
            Reopenings = Reopenings,
            Reporters = Reporters,
            Handler = Handler,
            HandlerPerson = HandlerPerson,
            DueAt = DueAt is { } due ? UnixMicroseconds.Read(due) : null,
            FinishedAt = FinishedAt is { } finished ? UnixMicroseconds.Read(finished) : null,
            Result = Result ?? "",
            Rating = Enum.TryParse<Rating>(Rating, out var rating) ? rating : GridBot.Reports.Rating.None,
            Reminded = Reminded != 0,
            Escalated = Escalated != 0,
        },
    };
}
