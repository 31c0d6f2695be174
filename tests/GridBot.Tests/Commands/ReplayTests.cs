// A disputed placement is replayed with the text and the model of then.
using GridBot.Classification;
using GridBot.Commands;
using GridBot.Reports;
using GridBot.Tests.Service;
using Xunit;

namespace GridBot.Tests.Commands;

public sealed class ReplayTests
{
    private const string Said = "楼道堆满纸箱,还有人飞线充电";

    private static Classifier Classifier => RunningBot.Dialogs.Classifier;

    [Fact]
    public async Task The_same_text_and_model_give_the_same_suggestions_with_the_words_that_spoke()
    {
        var (told, output, errors) = await ReplayAsync(Placed());
        Assert.True(told);
        Assert.Equal("", errors);
        Assert.Contains("same suggestions", output, StringComparison.Ordinal);
        Assert.Contains("7 消防安全", output, StringComparison.Ordinal);
        Assert.Contains("飞线充电", output, StringComparison.Ordinal);
        Assert.Contains(Classifier.Version, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_added_later_is_not_ranked_again()
    {
        var report = Placed();
        var (told, output, _) = await ReplayAsync(report with { Text = $"{report.Text}\n老板拖欠三个月工资不给" });
        Assert.True(told);
        Assert.Contains("same suggestions", output, StringComparison.Ordinal);
        Assert.DoesNotContain("工资", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_suggestions_are_told_as_such()
    {
        var report = Placed();
        var (told, output, _) = await ReplayAsync(report with { Placement = report.Placement with { Suggestions = [new Suggestion(6, 0.9)] } });
        Assert.True(told);
        Assert.DoesNotContain("same suggestions", output, StringComparison.Ordinal);
        Assert.Contains("other suggestions", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_gone_is_told_plainly_and_the_present_one_is_asked()
    {
        var report = Placed();
        var (told, output, errors) = await ReplayAsync(report with { Placement = report.Placement with { Model = "long-gone" } });
        Assert.False(told);
        Assert.Contains("long-gone is not there any more", errors, StringComparison.Ordinal);
        Assert.Contains(Classifier.Version, output, StringComparison.Ordinal);
        Assert.DoesNotContain("same suggestions", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_was_shortened_since_cannot_be_ranked_again()
    {
        var (told, _, errors) = await ReplayAsync(Placed() with { Text = "短" });
        Assert.False(told);
        Assert.NotEqual("", errors);
    }

    [Fact]
    public async Task A_report_that_no_model_was_asked_about_has_nothing_to_replay()
    {
        var (told, output, _) = await ReplayAsync(Placed() with { Matter = Report.Unplaced, Placement = Placement.None with { By = PlacedBy.HandedOver } });
        Assert.True(told);
        Assert.Contains("no matter yet", output, StringComparison.Ordinal);
        Assert.Contains("No model was asked", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_told_who_reported_or_where()
    {
        var (_, output, errors) = await ReplayAsync(Placed());
        Assert.DoesNotContain("person-zhang", output + errors, StringComparison.Ordinal);
        Assert.DoesNotContain("和平路", output + errors, StringComparison.Ordinal);
    }

    private static async Task<(bool Told, string Output, string Errors)> ReplayAsync(Report report)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var told = await new PlacementReplay(RunningBot.Dialogs, version => version == Classifier.Version ? Classifier : null).PrintAsync(report, output, errors);
        return (told, output.ToString(), errors.ToString());
    }

    private static Report Placed() => new()
    {
        Number = ReportNumber.Draw(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero), new Random(1)),
        Matter = 7,
        Kind = "hazard",
        Bureau = "gonganju",
        Urgency = Urgency.Normal,
        State = ReportState.Filed,
        Text = Said,
        Place = new Place("和平路12号"),
        OccurredAt = default,
        Answers = [],
        Attachments = [],
        Person = "person-zhang",
        FiledAt = default,
        DialogVersion = RunningBot.Dialogs.Version,
        Placement = new Placement
        {
            Model = Classifier.Version,
            Suggestions = [.. Classifier.Rank(Said).Take(Placement.MostSuggestions).Select(entry => new Suggestion(entry.Matter, Math.Round(entry.Probability, Placement.Decimals)))],
            Suggested = 7,
            Reasons = Classifier.Rank(Said)[0].Reasons,
            TextLength = Said.Length,
            By = PlacedBy.Sure,
        },
    };
}
