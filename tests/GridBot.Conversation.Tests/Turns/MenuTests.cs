// The long way: the menu, every question, the summary, for every matter and kind.
using GridBot.Conversation.Flows;
using GridBot.Conversation.Grids;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;
using GridBot.Reports;

namespace GridBot.Conversation.Tests.Turns;

public sealed class MenuTests
{
    internal static IEnumerable<(Matter Matter, ReportKind Kind)> Kinds
        => RealDialogs.Set.Menu.SelectMany(matter => RealDialogs.Set.Flows[matter.No].Kinds.Select(kind => (matter, kind)));

    public static TheoryData<int, string> MattersAndKinds => [.. Kinds.Select(entry => (entry.Matter.No, entry.Kind.Id))];

    /// <summary>A conversation that has chosen the matter and kind from the menu.</summary>
    internal static Chat Begin(Matter matter, ReportKind kind, Role role = Role.Worker)
    {
        var chat = new Chat(role);
        chat.Say("菜单");
        chat.Say((chat.Options.ToList().FindIndex(option => option.Id == $"m{matter.No}") + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (chat.Session.Open.Kind == QuestionKind.Kind)
        {
            chat.Say(kind.Label);
        }

        return chat;
    }

    [Theory]
    [MemberData(nameof(MattersAndKinds))]
    public void Every_matter_and_kind_is_filed_from_the_menu(int no, string kindId)
    {
        var matter = RealDialogs.Set.Matter(no);
        var kind = RealDialogs.Set.Flows[no].Kinds.First(candidate => candidate.Id == kindId);
        var chat = Begin(matter, kind);
        chat.AnswerAll();
        if (chat.Reports.Count == 0)
        {
            Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
            chat.Say("提交");
        }

        var report = Assert.Single(chat.Reports);
        // The answers of these conversations lie in a grid, so that what is the districts' goes to its district.
        var bureau = matter.Bureaus[0].IsDistrict ? RealDialogs.Set.Bureaus[RealDialogs.Set.Grids!.Find(report.Grid)!.At(AreaLevel.District)!.Bureau] : matter.Bureaus[0];
        Assert.Equal((no, kindId, bureau.Id), (report.Matter, report.Kind, report.Bureau));
        Assert.Equal("和平路12号3单元", report.Place.Text);
        Assert.NotEqual("", report.Text);
        Assert.Contains(report.Number.Text, chat.Read, StringComparison.Ordinal);
        Assert.Null(chat.Draft);
        if (kind.Category == KindCategory.Activity)
        {
            Assert.Empty(chat.Notices);
            Assert.Equal(Urgency.Normal, report.Urgency);
        }
        else
        {
            Assert.All(chat.Notices, notice => Assert.Equal(bureau.Group, notice.Group));
        }
    }

    [Theory]
    [MemberData(nameof(MattersAndKinds))]
    public void Every_slot_can_be_changed_from_the_summary_and_back(int no, string kindId)
    {
        var kind = RealDialogs.Set.Flows[no].Kinds.First(candidate => candidate.Id == kindId);
        var chat = Begin(RealDialogs.Set.Matter(no), kind);
        chat.AnswerAll();
        chat.Say("修改");
        var options = chat.Options;
        Assert.NotEmpty(options);
        foreach (var option in options)
        {
            chat.Say($"改{option.Label}");
            Assert.Equal(new OpenQuestion(QuestionKind.ChangeSlot, option.Id), chat.Session.Open);
            if (chat.Asked!.Type == SlotType.YesNo && chat.Asked.Urgent.Count == 0)
            {
                chat.Say("有");
                Assert.Equal("yes", chat.Draft!.Find(option.Id)!.Value);
            }
            else
            {
                chat.AnswerAsked();
            }

            chat.AnswerAll();
            Assert.Equal(chat.Reports.Count == 0 ? QuestionKind.Summary : QuestionKind.None, chat.Session.Open.Kind);
        }
    }

    [Fact]
    public void Residents_see_only_what_they_may_report()
    {
        var chat = new Chat(Role.Resident);
        chat.Say("菜单");
        Assert.Equal(RealDialogs.Set.Menu.Where(matter => matter.ForResidents).Select(matter => matter.Plain), chat.Options.SkipLast(1).Select(option => option.Label));
        Assert.Equal("m0", chat.Options[^1].Id);
    }

    [Fact]
    public void Matters_that_are_not_taken_are_in_no_menu()
    {
        var chat = new Chat();
        chat.Say("菜单");
        Assert.DoesNotContain(chat.Options, option => option.Id is "m12" or "m14" or "m16" or "m18" or "m19");
        Assert.Equal(19, chat.Options.Count(option => option.Id != "m0"));
    }

    [Theory]
    [InlineData(Role.Worker)]
    [InlineData(Role.Resident)]
    public void Every_matter_is_chosen_by_its_official_or_its_plain_name(Role role)
    {
        foreach (var matter in RealDialogs.Set.Menu.Where(matter => role == Role.Worker || matter.ForResidents))
        {
            foreach (var name in (string[])[matter.Name, matter.Plain])
            {
                var chat = new Chat(role);
                chat.Say("菜单");
                chat.Say(name);
                Assert.True(chat.Draft?.Matter == matter.No, $"{name} chose {chat.Draft?.Matter}: {chat.Read}");
            }
        }
    }

    [Theory]
    [InlineData(Role.Worker)]
    [InlineData(Role.Resident)]
    public void A_part_that_fits_several_matters_asks_which_one_and_is_no_report(Role role)
    {
        var chat = new Chat(role);
        chat.Say("菜单");
        chat.Say("矛盾纠纷");
        Assert.Equal(QuestionKind.Matter, chat.Session.Open.Kind);
        Assert.Equal(["m11", "m20", "none"], chat.Options.Select(option => option.Id).Order(StringComparer.Ordinal));
        Assert.Empty(chat.Draft!.Said);
        chat.Say("2");
        Assert.NotNull(chat.Draft!.Matter);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("第二个")]
    [InlineData("第2个")]
    [InlineData("②")]
    [InlineData("2.")]
    [InlineData("二")]
    public void A_choice_is_made_by_its_number(string answer)
    {
        var chat = States.At("which matter");
        var second = chat.Options[1].Id;
        chat.Say(answer);
        Assert.Equal(second, $"m{chat.Draft!.Matter}");
    }

    [Fact]
    public void A_number_beyond_the_options_says_how_many_there_are_and_asks_again()
    {
        var chat = States.At("menu");
        Assert.Contains("1 到 20", chat.Say("21"), StringComparison.Ordinal);
        Assert.Equal(QuestionKind.Menu, chat.Session.Open.Kind);
        Assert.Contains("返回", chat.Say("99"), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_numbers_choose_several_options()
    {
        var chat = States.At("summary");
        chat.Say("改隐患");
        var slot = chat.Asked!;
        Assert.Equal(SlotType.Choices, slot.Type);
        chat.Say("1和3、4");
        Assert.Equal(string.Join(',', slot.Options[0].Id, slot.Options[2].Id, slot.Options[3].Id), chat.Draft!.Find(slot.Id)!.Value);
    }

    [Fact]
    public void A_part_of_a_label_chooses_it()
    {
        var chat = States.At("menu");
        chat.Say("公共服务代");
        Assert.Equal(24, chat.Draft!.Matter);
        chat.Say("设施报修");
        Assert.Equal("fault", chat.Draft!.Kind);
    }
}
