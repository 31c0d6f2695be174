// What the conversation does when it is sure, unsure or lost about the matter.
using GridBot.Classification;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Transcripts;
using GridBot.Conversation.Turns;
using GridBot.Reports;
using Microsoft.Extensions.Time.Testing;

namespace GridBot.Conversation.Tests.Turns;

public sealed class PlacingTests
{
    /// <summary>Surely of matter 7, without a place.</summary>
    private const string Sure = "楼道堆满纸箱,还有人飞线充电";

    /// <summary>Says nothing that any matter knows.</summary>
    private const string Lost = "那个东西又那样了,看着不太对";

    private static readonly string[] Anew = [.. RealDialogs.Set.Commands.WordsOf(Command.OtherMatter)];

    public static TheoryData<int, string> MattersAndKinds => MenuTests.MattersAndKinds;

    public static TheoryData<string> AssignWords => [.. RealDialogs.Set.Commands.WordsOf(Command.Assign), "2", "交由市综治办分派", "第二个"];

    [Theory]
    [InlineData(Role.Worker)]
    [InlineData(Role.Resident)]
    public void A_sure_placement_is_told_with_bureau_and_reason_before_the_first_question_and_costs_no_message(Role role)
    {
        var chat = new Chat(role);
        var read = chat.Say(Sure);
        Assert.Equal(new OpenQuestion(QuestionKind.Slot, "place"), chat.Session.Open);
        Assert.Equal(7, chat.Draft!.Matter);
        Assert.Contains(role == Role.Worker ? "消防安全" : "消防隐患", read, StringComparison.Ordinal);
        Assert.Contains("市公安局", read, StringComparison.Ordinal);
        Assert.NotEmpty(chat.Draft.Reasons);
        Assert.Contains(chat.Draft.Reasons[0], read, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_told_once_and_not_at_every_question()
    {
        var chat = new Chat();
        chat.Say("电梯坏了");
        Assert.Contains("因为", chat.Read, StringComparison.Ordinal);
        chat.Say("锦绣小区3号楼");
        Assert.Equal(QuestionKind.Slot, chat.Session.Open.Kind);
        Assert.DoesNotContain("因为", chat.Read, StringComparison.Ordinal);
        Assert.DoesNotContain(chat.Options, option => option.Id == QuestionWriter.ChangeMatterOption);
    }

    [Fact]
    public void An_urgent_report_that_goes_out_at_once_tells_it_with_its_number_and_one_that_waits_for_a_place_before()
    {
        var atOnce = new Chat();
        atOnce.Say("幸福街17号五楼着火了,火苗挺大");
        Assert.Contains(Assert.Single(atOnce.Reports).Number.Text, atOnce.Read, StringComparison.Ordinal);
        Assert.Contains(atOnce.Reports[0].Placement.Reasons[0], atOnce.Read[atOnce.Read.IndexOf("因为", StringComparison.Ordinal)..], StringComparison.Ordinal);

        var waiting = new Chat();
        Assert.Contains("因为", waiting.Say("工地脚手架塌了压着两个人"), StringComparison.Ordinal);
        waiting.Locate();
        Assert.Single(waiting.Reports);
        Assert.DoesNotContain("因为", waiting.Read, StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_tells_it_by_itself_and_once()
    {
        var chat = new Chat();
        chat.Say($"和平路12号3单元{Sure}");
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
        Assert.Single(chat.Read.Split("因为")[1..]);
    }

    [Fact]
    public void In_a_burst_it_is_told_once_with_what_is_asked_in_the_end()
    {
        var asked = new Chat();
        asked.Say(Sure);
        asked.Send(new Activity { Kind = ActivityKind.Image }, afterSeconds: 0.4);
        Assert.Single(asked.Read.Split("因为")[1..]);
        Assert.Contains("换个类别", asked.Read, StringComparison.Ordinal);

        var summed = new Chat();
        summed.Say(Sure);
        summed.Send(new Activity { Kind = ActivityKind.Location, Point = new GeoPoint(38.914, 121.6147), PlaceLabel = "人民广场" }, afterSeconds: 0.4);
        Assert.Equal(QuestionKind.Summary, summed.Session.Open.Kind);
        Assert.Single(summed.Read.Split("因为")[1..]);
    }

    [Theory]
    [InlineData("换个类别")]
    [InlineData("都不是")]
    public void A_word_changes_it(string word)
    {
        var chat = new Chat();
        Assert.Contains("换个类别", chat.Say(Sure), StringComparison.Ordinal);
        Assert.Empty(chat.Options);
        chat.Say(word);
        Assert.True(chat.Session.Open.Kind is QuestionKind.Matter or QuestionKind.Menu, chat.Read);
        chat.Say("菜单");
        chat.Say("环境安全");
        Assert.Equal(6, chat.Draft!.Matter);
        Assert.Equal([Sure], chat.Draft.Said);
        Assert.DoesNotContain("因为", chat.Read, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_are_options_one_tap_changes_it()
    {
        var chat = States.At("yes-no");
        Assert.Contains("因为", chat.Read, StringComparison.Ordinal);
        Assert.Equal(QuestionWriter.ChangeMatterOption, chat.Options[^1].Id);
        var (matter, slot) = (chat.Draft!.Matter, chat.Session.Open);
        chat.Tap("换个类别");
        Assert.True(chat.Session.Open.Kind is QuestionKind.Matter or QuestionKind.Menu, chat.Read);
        Assert.Equal(matter, chat.Draft!.Matter);
        chat.Say("返回");
        Assert.Equal(slot, chat.Session.Open);
        chat.Say("1");
        Assert.NotEqual(slot, chat.Session.Open);
    }

    [Fact]
    public void A_number_in_the_answer_to_where_is_no_choice()
    {
        foreach (var answer in (string[])["1号楼", "2单元", "解放路1号"])
        {
            var chat = new Chat();
            chat.Say(Sure);
            chat.Say(answer);
            Assert.Equal(7, chat.Draft!.Matter);
            Assert.Contains(answer, chat.Draft.Find("place")!.Value, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(MattersAndKinds))]
    public void Another_matter_can_be_chosen_at_every_question_of_a_draft(int no, string kindId)
    {
        var matter = RealDialogs.Set.Matter(no);
        var kind = RealDialogs.Set.Flows[no].Kinds.First(candidate => candidate.Id == kindId);
        for (var answered = 0; ; answered++)
        {
            var chat = MenuTests.Begin(matter, kind);
            for (var at = 0; at < answered && chat.Session.Open.Kind == QuestionKind.Slot; at++)
            {
                chat.AnswerAsked();
            }

            if (chat.Draft?.Filed is not null || chat.Session.Open.Kind is not (QuestionKind.Slot or QuestionKind.Summary))
            {
                return;
            }

            var (word, last) = (Anew[answered % Anew.Length], chat.Session.Open.Kind == QuestionKind.Summary);
            chat.Say(word);
            Assert.True(chat.Session.Open.Kind is QuestionKind.Matter or QuestionKind.Menu, $"{word}: {chat.Read}");
            Assert.Equal(no, chat.Draft!.Matter);
            if (last)
            {
                return;
            }
        }
    }

    [Fact]
    public void An_unsure_placement_offers_each_with_its_bureau_and_a_way_on_to_the_menu_and_the_office()
    {
        var chat = States.At("which matter");
        foreach (var matter in chat.Draft!.Candidates.Select(RealDialogs.Set.Matter))
        {
            Assert.Contains(chat.Options, option => option.Label.Contains(matter.Name, StringComparison.Ordinal) && option.Label.Contains(matter.Bureaus[0].Name, StringComparison.Ordinal));
        }

        Assert.Equal(QuestionWriter.NoneOption, chat.Options[^1].Id);
        chat.Say("都不是");
        Assert.Equal(QuestionKind.Menu, chat.Session.Open.Kind);
        Assert.Equal("m0", chat.Options[^1].Id);
        chat.Tap(chat.Options[^1].Label);
        Assert.Equal(Report.Unplaced, chat.Draft!.Matter);
    }

    [Fact]
    public void Who_is_not_understood_is_asked_once_to_say_more_and_what_was_said_is_kept()
    {
        var chat = new Chat();
        chat.Say(Lost);
        Assert.Equal(QuestionKind.Clarify, chat.Session.Open.Kind);
        Assert.Equal([QuestionWriter.MenuOption, "m0"], chat.Options.Select(option => option.Id));
        chat.Say(Sure);
        Assert.Equal(7, chat.Draft!.Matter);
        Assert.Equal([Lost, Sure], chat.Draft.Said);
        Assert.Equal($"{Lost}\n{Sure}".Length, chat.Draft.Placement!.TextLength);
    }

    [Fact]
    public void Who_is_not_understood_twice_gets_the_menu_with_the_office_last()
    {
        var chat = new Chat();
        chat.Say(Lost);
        chat.Say("就是老样子,你们都知道的");
        Assert.Equal(QuestionKind.Menu, chat.Session.Open.Kind);
        Assert.Equal("m0", chat.Options[^1].Id);
        Assert.Equal(2, chat.Draft!.Said.Count);
        chat.Say("返回");
        Assert.Equal(QuestionKind.Clarify, chat.Session.Open.Kind);
    }

    [Fact]
    public void The_question_to_say_more_is_not_passed_over_by_who_has_not_read_it()
    {
        var chat = new Chat();
        chat.Say(Lost);
        chat.Send(Activity.Says("就是老样子,你们都知道的"), afterSeconds: 0.4);
        Assert.Equal(QuestionKind.Clarify, chat.Session.Open.Kind);
    }

    [Theory]
    [InlineData("say more")]
    [InlineData("menu with a story")]
    public void A_place_alone_tells_no_matter_and_is_kept(string state)
    {
        var chat = States.At(state);
        var open = chat.Session.Open;
        chat.Say("锦绣小区3号楼");
        Assert.Equal(open, chat.Session.Open);
        Assert.Equal("锦绣小区3号楼", chat.Shown("place"));
        chat.Say("不知道归谁管");
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
    }

    [Theory]
    [InlineData("看菜单")]
    [InlineData("1")]
    [InlineData("菜单")]
    [InlineData("不知道")]
    public void The_menu_is_one_word_away(string word)
    {
        var chat = States.At("say more");
        chat.Say(word);
        Assert.Equal(QuestionKind.Menu, chat.Session.Open.Kind);
        Assert.Equal([Lost], chat.Draft!.Said);
    }

    [Theory]
    [MemberData(nameof(AssignWords))]
    public void The_office_places_it_when_asked_by_a_tap_or_a_word(string word)
    {
        var chat = States.At("say more");
        chat.Say(word);
        Assert.Equal(new OpenQuestion(QuestionKind.Slot, "place"), chat.Session.Open);
        Assert.Equal(Report.Unplaced, chat.Draft!.Matter);
    }

    [Theory]
    [InlineData("都不是")]
    [InlineData("20")]
    [InlineData("不知道归谁管")]
    public void None_of_the_menu_leads_to_the_office_too(string word)
    {
        var chat = States.At("menu with a story");
        chat.Say(word);
        Assert.Equal(Report.Unplaced, chat.Draft!.Matter);
    }

    [Fact]
    public void A_report_without_matter_goes_to_the_office_which_is_told_to_assign_it()
    {
        var office = RealDialogs.Set.Office;
        var chat = States.At("no matter");
        chat.Say("锦绣小区3号楼");
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
        Assert.Contains(office.Name, chat.Read, StringComparison.Ordinal);
        chat.Say("提交");
        var report = Assert.Single(chat.Reports);
        Assert.False(report.IsPlaced);
        Assert.Equal((office.Id, PlacedBy.HandedOver), (report.Bureau, report.Placement.By));
        Assert.Contains(report.Number.Text, chat.Read, StringComparison.Ordinal);
        Assert.Contains("分派", chat.Read, StringComparison.Ordinal);
        var notice = Assert.Single(chat.Notices);
        Assert.Equal(office.Group, notice.Group);
        Assert.Contains("请分派", notice.Markdown, StringComparison.Ordinal);
        Assert.Contains(RealDialogs.Set.Unplaced.Matter.Name, chat.Say("我的上报"), StringComparison.Ordinal);
        Assert.Contains(RealDialogs.Set.Unplaced.Matter.Name, chat.Say($"进度 {report.Number.Text}"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_asked_for_a_report_without_matter_that_is_known()
    {
        var chat = new Chat();
        chat.Locate();
        chat.Say(Lost);
        chat.Say("2");
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
    }

    [Fact]
    public void Danger_that_fits_no_matter_is_not_kept_waiting_for_a_better_word()
    {
        // A model that knows nothing: every text is lost on it, whatever ours learns.
        var unlearnt = RealDialogs.Set with { Classifier = new Classifier([]) };
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 14, 5, 0, TimeSpan.FromHours(8)));
        var conversation = new MemoryConversation(new ConversationEngine(unlearnt, new Uri("https://grid.example/")), Role.Worker, clock, new Random(1));
        var asked = conversation.Say("快来,有人触电");
        Assert.Equal(new OpenQuestion(QuestionKind.Slot, "place"), conversation.Session.Open);
        Assert.Contains("120", ReplyText.Of(asked.Reply), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromSeconds(20));
        conversation.Say("和平路12号3单元");
        var report = Assert.Single(conversation.Reports);
        Assert.Equal((false, Urgency.Urgent, RealDialogs.Set.Office.Id), (report.IsPlaced, report.Urgency, report.Bureau));
        Assert.True(Assert.Single(conversation.Notices).Urgent);
    }

    [Fact]
    public void Who_asks_for_people_keeps_a_known_matter_and_else_has_none()
    {
        var known = new Chat();
        known.Say(Sure);
        known.Say("转人工");
        Assert.Equal((7, PlacedBy.Sure), (known.Reports[0].Matter, known.Reports[0].Placement.By));

        foreach (var state in (string[])["say more", "menu with a story", "which matter"])
        {
            var chat = States.At(state);
            chat.Say("转人工");
            Assert.Equal((Report.Unplaced, PlacedBy.HandedOver, RealDialogs.Set.Office.Id), (chat.Reports[0].Matter, chat.Reports[0].Placement.By, chat.Reports[0].Bureau));
        }
    }

    [Fact]
    public void More_words_for_a_report_without_matter_belong_to_it()
    {
        var chat = States.At("no matter");
        chat.Say("锦绣小区3号楼");
        chat.Say("还有人说是邻居那边弄的");
        Assert.Equal(Report.Unplaced, chat.Draft!.Matter);
        Assert.Equal(2, chat.Draft.Said.Count);
        Assert.Empty(chat.Session.Aside);
    }

    [Theory]
    [InlineData("which matter", "提交")]
    [InlineData("menu with a story", "提交")]
    public void Submitting_before_there_is_a_matter_asks_for_the_matter_and_adds_nothing_to_the_story(string state, string word)
    {
        var chat = States.At(state);
        var (open, said) = (chat.Session.Open, chat.Draft!.Said);
        Assert.Contains("类别", chat.Say(word), StringComparison.Ordinal);
        Assert.Equal(open.Kind, chat.Session.Open.Kind);
        Assert.Equal(said, chat.Draft!.Said);
        Assert.Empty(chat.Reports);
    }

    [Theory]
    [InlineData("summary")]
    [InlineData("place")]
    [InlineData("yes-no")]
    public void The_office_can_be_asked_to_assign_it_at_any_question(string state)
    {
        var chat = States.At(state);
        var said = chat.Draft!.Said;
        chat.Say("交由市综治办分派");
        Assert.Equal(Report.Unplaced, chat.Draft!.Matter);
        Assert.Equal(said, chat.Draft.Said);
        Assert.Empty(chat.Session.Aside);
    }
}
