// What a report keeps of how it was placed, and what is counted.
using GridBot.Conversation.Cases;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;
using GridBot.Reports;

namespace GridBot.Conversation.Tests.Turns;

public sealed class PlacementTests
{
    private const string Sure = "和平路12号3单元楼道堆满纸箱,还有人飞线充电";

    private static string Model => RealDialogs.Set.Classifier.Version;

    [Fact]
    public void A_report_keeps_model_suggestions_reasons_and_how_much_was_said()
    {
        var chat = new Chat();
        chat.Say(Sure);
        chat.Say("物业一直不管");
        chat.Say("提交");
        var placement = chat.Reports[0].Placement;
        Assert.NotEqual("", Model);
        Assert.Equal((Model, 7, Sure.Length, PlacedBy.Sure), (placement.Model, placement.Suggested, placement.TextLength, placement.By));
        Assert.InRange(placement.Suggestions.Count, 1, Placement.MostSuggestions);
        Assert.Equal(7, placement.Suggestions[0].Matter);
        Assert.NotEmpty(placement.Reasons);
        Assert.StartsWith(Sure, chat.Reports[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_kept_beginning_of_the_text_gives_the_same_ranking_again()
    {
        foreach (var example in RealDialogs.Set.Flows.Values.SelectMany(flow => flow.Kinds).SelectMany(kind => kind.Examples.Take(3)))
        {
            var chat = new Chat();
            chat.Say(example);
            chat.Say("转人工");
            var report = chat.Reports[0];
            var again = RealDialogs.Set.Classifier.Rank(RealDialogs.Set.Mask.RemoveLabels(report.Text[..report.Placement.TextLength]));
            Assert.Equal(
                report.Placement.Suggestions,
                again.Take(Placement.MostSuggestions).Select(entry => new Suggestion(entry.Matter, Math.Round(entry.Probability, Placement.Decimals))));
        }
    }

    [Fact]
    public void A_matter_chosen_from_those_offered_is_kept_as_such_with_all_that_was_suggested()
    {
        var chat = States.At("which matter");
        var first = chat.Draft!.Candidates[0];
        chat.Say("2");
        var placement = Filed(chat).Placement;
        Assert.Equal((PlacedBy.Offered, first), (placement.By, placement.Suggested));
        Assert.True(placement.Suggestions.Count > 1);
    }

    [Fact]
    public void A_matter_chosen_from_the_menu_is_kept_as_such()
    {
        var told = States.At("menu with a story");
        told.Say("消防安全");
        var placement = Filed(told).Placement;
        Assert.Equal((PlacedBy.Menu, Model), (placement.By, placement.Model));

        var untold = States.At("description");
        placement = Filed(untold).Placement;
        Assert.Equal((PlacedBy.Menu, "", 0), (placement.By, placement.Model, placement.TextLength));
        Assert.False(placement.WasRanked);
    }

    [Theory]
    [InlineData("换个类别")]
    [InlineData("返回")]
    public void A_matter_that_was_changed_is_kept_as_such_with_what_was_suggested(string word)
    {
        var chat = new Chat();
        chat.Say(Sure);
        for (var steps = 0; steps < 4 && chat.Session.Open.Kind is not (QuestionKind.Matter or QuestionKind.Menu); steps++)
        {
            chat.Say(word);
        }

        chat.Say("菜单");
        chat.Say("环境安全");
        var placement = Filed(chat).Placement;
        Assert.Equal((PlacedBy.Changed, 7), (placement.By, placement.Suggested));
    }

    [Fact]
    public void A_report_that_went_out_before_anybody_could_object_is_kept_as_such()
    {
        var chat = new Chat();
        chat.Say("幸福街17号五楼着火了,火苗挺大");
        Assert.Equal(PlacedBy.Early, Assert.Single(chat.Reports).Placement.By);
    }

    [Fact]
    public void A_correction_after_filing_leaves_the_placement_as_it_was()
    {
        var chat = new Chat();
        chat.Say(Sure);
        chat.Say("提交");
        var before = chat.Reports[0].Placement;
        chat.Say("不对,是14号");
        Assert.Contains("14号", chat.Reports[0].Place.Text, StringComparison.Ordinal);
        Assert.Equal(before, chat.Reports[0].Placement);
    }

    [Fact]
    public void No_notice_holds_what_was_suggested_or_why()
    {
        var chat = States.At("which matter");
        var candidates = chat.Draft!.Candidates;
        chat.Say("1");
        var report = Filed(chat);
        Assert.All(chat.Notices, notice =>
        {
            Assert.DoesNotContain("因为", notice.Markdown, StringComparison.Ordinal);
            Assert.All(candidates.Skip(1), matter => Assert.DoesNotContain(RealDialogs.Set.Matter(matter).Name, notice.Markdown, StringComparison.Ordinal));
            Assert.DoesNotContain(report.Placement.Model, notice.Markdown, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Filing_counts_what_was_suggested_and_chosen()
    {
        var chat = new Chat();
        chat.Say(Sure);
        chat.Say("提交");
        Assert.Equal(new PlacementOutcome(Model, 7, 7), Counted(chat));

        chat = States.At("no matter");
        chat.Say("锦绣小区3号楼");
        chat.Say("提交");
        Assert.Equal(Report.Unplaced, Counted(chat)!.Chosen);

        chat = States.At("which matter");
        var first = chat.Draft!.Candidates[0];
        chat.Say("转人工");
        Assert.Equal(new PlacementOutcome(Model, first, Report.Unplaced), Counted(chat));
    }

    [Fact]
    public void A_report_that_no_model_was_asked_about_counts_nothing()
    {
        var chat = States.At("description");
        Filed(chat);
        Assert.Null(Counted(chat));
    }

    [Fact]
    public void A_cancelled_draft_counts_nothing()
    {
        var chat = new Chat();
        chat.Say(Sure);
        chat.Say("取消");
        Assert.Null(Counted(chat));
    }

    [Fact]
    public void A_withdrawn_report_takes_its_count_back()
    {
        var chat = new Chat();
        chat.Say(Sure);
        chat.Say("提交");
        var counted = Counted(chat);
        chat.Say("撤回");
        chat.Say("撤回");
        Assert.Equal(ReportState.Withdrawn, chat.Reports[0].State);
        Assert.Equal(counted, chat.Last.Effects.OfType<Effect.UncountPlacement>().Single().Outcome);
    }

    [Fact]
    public void A_session_of_before_placements_goes_on()
    {
        const string old = """
            {"format":2,"questionNumber":5,"open":{"kind":"Summary","slot":""},"draft":{"said":["和平路12号3单元楼道堆满纸箱"],"attachments":[],"matter":7,"kind":"hazard","candidates":[7],
            "reasons":["楼道","堆满"],"values":[{"slot":"place","value":"和平路12号3单元","shown":"和平路12号3单元","source":"Said"}],"asked":[],"urgencyRules":[],"urgentSlots":[],"dialogVersion":"VERSION",
            "startedAt":"2026-11-22T06:05:00+00:00","updatedAt":"2026-11-22T06:05:00+00:00"},"aside":[],"introduced":true,"unsent":[]}
            """;
        var now = new DateTimeOffset(2026, 11, 22, 14, 10, 0, TimeSpan.FromHours(8));
        var input = new TurnInput
        {
            Session = SessionJson.Read(old.Replace("VERSION", RealDialogs.Set.Version, StringComparison.Ordinal)),
            Activity = Activity.Says("提交"),
            Now = now,
            Person = "person",
            Role = Role.Worker,
            FreeNumber = ReportNumber.Draw(now, new Random(3)),
        };
        var result = RealDialogs.Engine.Advance(input);
        if (result.Situation is { } wished)
        {
            result = RealDialogs.Engine.Advance(input with { Situation = new FoundSituation(wished, [], ToldAt: null, WaitsUntil: null) });
        }

        var report = result.Effects.OfType<Effect.FileReport>().Single().Report;
        Assert.Equal((7, Placement.None), (report.Matter, report.Placement));
        Assert.Empty(result.Effects.OfType<Effect.CountPlacement>());
    }

    private static Report Filed(Chat chat)
    {
        if (chat.Session.Open.Kind == QuestionKind.Kind)
        {
            chat.Say("1");
        }

        chat.AnswerAll();
        if (chat.Reports.Count == 0)
        {
            chat.Say("提交");
        }

        return Assert.Single(chat.Reports);
    }

    private static PlacementOutcome? Counted(Chat chat) => chat.Last.Effects.OfType<Effect.CountPlacement>().SingleOrDefault()?.Outcome;
}
