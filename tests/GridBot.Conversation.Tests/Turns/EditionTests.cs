// Dialogs that change while drafts are open: a draft is finished with those it was begun with, or brought over without losing what was said.
using GridBot.Classification;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Transcripts;
using GridBot.Conversation.Turns;
using GridBot.Reports;

namespace GridBot.Conversation.Tests.Turns;

public sealed class EditionTests
{
    private const string Lift = "锦绣小区3号楼电梯坏了";
    private const string LiftFile = "matters/24-public-services.yaml";
    private const string Mediated = "今天上午在锦绣小区3号楼调解了一起邻里漏水纠纷";
    private const string MediatedFile = "matters/20-disputes.yaml";

    private static readonly Uri Url = new("https://grid.example/");

    private DialogLibrary library = new(RealDialogs.Set, Url);
    private Session session = Session.New;
    private TurnResult last = new(Session.New, null, []);
    private DateTimeOffset now = new(2026, 11, 22, 14, 5, 0, TimeSpan.FromHours(8));

    [Fact]
    public void A_draft_is_finished_with_the_dialogs_it_was_begun_with()
    {
        var asked = Say(Lift);
        Assert.Contains("有人困着吗", asked, StringComparison.Ordinal);
        Assert.True(library.Replace(EditedDialogs.Read(LiftFile, "ask: 电梯里现在有人困着吗？", "ask: 电梯里面现在有没有人？")));
        Assert.Contains("有人困着吗", Say("帮助"), StringComparison.Ordinal);
        Say("没有");
        Say("提交");
        Assert.Equal(RealDialogs.Set.Version, Filed().DialogVersion);

        Assert.Contains("电梯里面现在有没有人", Say(Lift), StringComparison.Ordinal);
        Say("没有");
        Say("提交");
        Assert.Equal(library.Current.Version, Filed().DialogVersion);
    }

    [Fact]
    public void Only_so_many_earlier_dialogs_are_held()
    {
        Say(Lift);
        var first = library.EngineFor(session);
        for (var edition = 0; edition < DialogLibrary.MostEarlier; edition++)
        {
            library.Replace(RealDialogs.Set with { Version = $"v{edition}" });
        }

        Assert.Same(first, library.EngineFor(session));
        library.Replace(RealDialogs.Set with { Version = "last" });
        Assert.NotSame(first, library.EngineFor(session));
        Assert.Same(library.EngineFor(Session.New), library.EngineFor(session));
        Assert.Equal(DialogLibrary.MostEarlier + 1, library.Versions.Count);
        Assert.Equal("last", library.Current.Version);
        Assert.False(library.Replace(RealDialogs.Set with { Version = "last" }));
    }

    [Fact]
    public void After_a_restart_a_question_that_is_gone_is_not_asked_and_nothing_said_is_lost()
    {
        Say(Lift);
        var said = session.Draft!.Said;
        var place = session.Draft.Find("place");
        Restart(EditedDialogs.Read(LiftFile, "^      trapped:", "      inside:"));
        Say("没有");
        Assert.Equal(new OpenQuestion(QuestionKind.Slot, "inside"), session.Open);
        Assert.Equal(said, session.Draft!.Said);
        Assert.Equal(place, session.Draft.Find("place"));
        Say("没有");
        Say("提交");
        Assert.Equal(library.Current.Version, Filed().DialogVersion);
    }

    [Fact]
    public void An_answer_whose_option_is_gone_is_asked_again_and_the_person_is_told()
    {
        Say(Mediated);
        Say("没有谈成");
        Assert.Equal(("failed", QuestionKind.Summary), (session.Draft!.Find("outcome")?.Value, session.Open.Kind));
        Restart(EditedDialogs.Read(MediatedFile, @"failed: \{ label: 没有谈成.*\}", "broken: { label: 谈崩散了 }"));
        var reply = Say("提交");
        Assert.Contains(library.Current.Wording.Say(Phrase.DialogsChanged), reply, StringComparison.Ordinal);
        Assert.Equal(new OpenQuestion(QuestionKind.Slot, "outcome"), session.Open);
        Assert.Contains("谈崩散了", reply, StringComparison.Ordinal);
        Assert.DoesNotContain(last.Effects, effect => effect is Effect.FileReport);
        Assert.DoesNotContain(library.Current.Wording.Say(Phrase.DialogsChanged), Say("4"), StringComparison.Ordinal);
        Say("提交");
        Assert.Contains(Filed().Answers, answer => answer is { Slot: "outcome", Value: "broken" });
    }

    [Fact]
    public void A_number_is_not_taken_for_an_option_that_has_moved_but_a_word_and_a_tap_are()
    {
        Say(Mediated);
        var (asked, question) = (session, last.Reply!.QuestionId);
        var edited = EditedDialogs.Read(MediatedFile, @"^( +)(agreed: \{ label: 达成一致)", "$1older: { label: 早先的结果 }\n$1$2");
        Restart(edited);
        Say("1");
        Assert.Equal(new OpenQuestion(QuestionKind.Slot, "outcome"), session.Open);
        Assert.Null(session.Draft!.Find("outcome"));
        Say("1");
        Assert.Equal("older", session.Draft!.Find("outcome")?.Value);

        session = asked;
        Say("达成一致");
        Assert.Equal("agreed", session.Draft!.Find("outcome")?.Value);

        session = asked;
        Send(new Activity { Kind = ActivityKind.Tap, QuestionId = question, OptionId = "agreed" });
        Assert.Equal("agreed", session.Draft!.Find("outcome")?.Value);
    }

    [Fact]
    public void A_matter_that_is_no_longer_taken_is_chosen_again_with_all_that_was_said()
    {
        Say(Lift);
        var flows = RealDialogs.Set.Flows.Where(entry => entry.Key != 24).ToDictionary();
        var without = RealDialogs.Set with
        {
            Version = "without",
            Flows = flows,
            Classifier = new Classifier([.. flows.Values.Select(flow => new MatterTerms(flow.Matter.No, flow.Terms))]),
            Menu = [.. RealDialogs.Set.Menu.Where(matter => matter.No != 24)],
        };
        Restart(without);
        Say("没有");
        Assert.True(session.Open.Kind is QuestionKind.Matter or QuestionKind.Clarify or QuestionKind.Menu || session.Draft!.Matter is not null);
        Assert.NotEqual(24, session.Draft!.Matter);
        Assert.Contains(Lift, session.Draft.Said);
    }

    [Fact]
    public void A_draft_that_the_office_is_to_place_stays_so_with_other_dialogs()
    {
        Say("那个东西又那样了,看着不太对");
        Say("2");
        Assert.Equal(GridBot.Reports.Report.Unplaced, session.Draft!.Matter);
        Restart(EditedDialogs.Read("unplaced.yaml", "ask: 在什么位置", "ask: 在哪个位置"));
        Say("锦绣小区3号楼");
        Assert.Equal((GridBot.Reports.Report.Unplaced, QuestionKind.Summary), (session.Draft!.Matter, session.Open.Kind));
    }

    [Fact]
    public void A_draft_that_was_set_aside_is_brought_over_when_it_is_taken_up_again()
    {
        Say(Mediated);
        now += TimeSpan.FromHours(3);
        Say("你好");
        Assert.Equal(QuestionKind.Resume, session.Open.Kind);
        Restart(EditedDialogs.Read(MediatedFile, "^      outcome:", "      ending:"));
        Say("继续");
        Assert.Equal(new OpenQuestion(QuestionKind.Slot, "ending"), session.Open);
        Assert.Contains(Mediated, session.Draft!.Said);
    }

    [Fact]
    public void A_card_whose_question_is_gone_is_told_to_be_old()
    {
        Say(Lift);
        var question = last.Reply!.QuestionId;
        Restart(EditedDialogs.Read(LiftFile, "^      trapped:", "      inside:"));
        Send(new Activity { Kind = ActivityKind.Tap, QuestionId = question, OptionId = "no" });
        Assert.Equal(library.Current.Wording.Say(Phrase.OldCard), last.CardCaption);
        Assert.Equal(new OpenQuestion(QuestionKind.Slot, "inside"), session.Open);
        Assert.Contains("有人困着吗", ReplyText.Of(last.Reply), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("取消")]
    [InlineData("返回")]
    [InlineData("菜单")]
    [InlineData("他是信教的,天天上访")]
    [InlineData("")]
    [InlineData("地点改成人民路21号")]
    [InlineData("12345")]
    public void Whatever_is_said_first_after_a_change_is_heard_and_a_way_leads_on(string text)
    {
        var edited = EditedDialogs.Read(LiftFile, "^      trapped:", "      inside:");
        Say(Lift);
        Restart(edited);
        var said = session.Draft!.Said;
        Assert.NotEqual("", Say(text));
        if (session.Draft is not null)
        {
            Assert.Equal(said, session.Draft.Said);
            Assert.NotEqual(QuestionKind.None, session.Open.Kind);
        }

        Say("取消");
        Assert.Null(session.Draft);
    }

    private Report Filed() => Assert.Single(last.Effects.OfType<Effect.FileReport>()).Report;

    /// <summary>The program starts anew with other dialogs: earlier ones are not held any more.</summary>
    private void Restart(DialogSet dialogs) => library = new DialogLibrary(dialogs, Url);

    private string Say(string text) => Send(Activity.Says(text));

    private string Send(Activity activity)
    {
        now += TimeSpan.FromSeconds(5);
        var input = new TurnInput { Session = SessionJson.Read(SessionJson.Write(session)), Activity = activity, Now = now, Person = "person", Role = Role.Worker };
        var engine = library.EngineFor(input.Session);
        last = engine.Advance(input);
        while (last.Wants != TurnWants.None)
        {
            input = EmptyStore.Give(input, last, ReportNumber.Draw(now, new Random(1)));
            last = engine.Advance(input);
        }

        session = last.Session;
        return ReplyText.Of(last.Reply);
    }
}
