// Reserved words in every state of a conversation.
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Tests.Turns;

public sealed class CommandTests
{
    private static readonly string[] Words =
        ["菜单", "帮助", "你好", "返回", "取消", "重新开始", "跳过", "提交", "修改", "换个类别", "都不是", "我的上报", "进度", "撤回", "我的数据", "删除我的数据", "继续", "丢掉", "?", "撤回 WG20261122-0000", "查WG20261122-0000"];

    public static TheoryData<string> States => [.. Turns.States.Names];

    public static TheoryData<string, string> StatesAndWords => [.. Turns.States.Names.SelectMany(state => Words.Select(word => (state, word)))];

    [Theory]
    [MemberData(nameof(StatesAndWords))]
    public void Every_command_is_answered_in_every_state_and_leaves_a_way_out(string state, string word)
    {
        var chat = Turns.States.At(state);
        chat.Say(word);
        Assert.NotEqual("", chat.Read);
        chat.Say("取消");
        Assert.Null(chat.Draft);
        chat.Say("重新开始");
        chat.Say("学苑小区5号楼2单元楼道堆满纸箱");
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Cancel_keeps_nothing_of_the_draft(string state)
    {
        var chat = Turns.States.At(state);
        chat.Say("取消");
        Assert.Null(chat.Draft);
        Assert.NotEqual("", chat.Read);
    }

    [Theory]
    [MemberData(nameof(States))]
    public void The_menu_is_shown_in_every_state(string state)
    {
        var chat = Turns.States.At(state);
        chat.Say("菜单");
        Assert.Equal(QuestionKind.Menu, chat.Session.Open.Kind);
        // The taken matters, and the city's office for what fits none.
        Assert.Equal(RealDialogs.Set.Menu.Count + 1, chat.Options.Count);
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Help_and_progress_come_back_to_the_open_question(string state)
    {
        foreach (var word in (string[])["帮助", "进度", "我的上报", "我的数据"])
        {
            var chat = Turns.States.At(state);
            var before = chat.Session;
            chat.Say(word);
            Assert.Equal(before.Open, chat.Session.Open);
            Assert.Equal(before.Draft?.Values, chat.Session.Draft?.Values);
            if (before.Draft is not null && before.Open.Kind != QuestionKind.None)
            {
                Assert.True(chat.Session.QuestionNumber > before.QuestionNumber, "the open question is asked again");
            }
        }
    }

    [Fact]
    public void Back_goes_to_the_question_before_and_takes_its_answer_back()
    {
        var chat = Turns.States.At("place");
        chat.Say("锦绣小区");
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
        chat.Say("返回");
        Assert.Equal("place", chat.Session.Open.Slot);
        Assert.Null(chat.Draft!.Find("place"));
        chat.Say("幸福小区");
        Assert.Equal("幸福小区", chat.Shown("place"));
    }

    [Fact]
    public void Back_crosses_the_kind_and_the_matter_to_the_menu_and_then_says_that_nothing_lies_before()
    {
        var chat = Turns.States.At("description");
        chat.Say("返回");
        Assert.Equal(QuestionKind.Kind, chat.Session.Open.Kind);
        chat.Say("返回");
        Assert.Equal(QuestionKind.Menu, chat.Session.Open.Kind);
        Assert.Null(chat.Draft?.Matter);
        chat.Say("返回");
        Assert.Contains("前面没有问题了", chat.Read, StringComparison.Ordinal);
    }

    [Fact]
    public void Back_out_of_a_change_returns_to_the_summary()
    {
        var chat = Turns.States.At("change slot");
        chat.Say("返回");
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
        Assert.Equal("和平路12号3单元", chat.Shown("place"));
    }

    [Fact]
    public void What_must_be_known_cannot_be_skipped()
    {
        var chat = Turns.States.At("place");
        chat.Say("跳过");
        Assert.Equal("place", chat.Session.Open.Slot);
    }

    [Fact]
    public void What_is_optional_can_be_skipped()
    {
        foreach (var (matter, kind) in MenuTests.Kinds)
        {
            if (!kind.Slots.Any(slot => slot.Optional))
            {
                continue;
            }

            var chat = MenuTests.Begin(matter, kind);
            for (var turn = 0; chat.Session.Open.Kind == QuestionKind.Slot && turn < 15; turn++)
            {
                if (chat.Asked!.Optional)
                {
                    var asked = chat.Asked;
                    chat.Say("跳过");
                    Assert.NotEqual(asked.Id, chat.Session.Open.Slot);
                    Assert.Equal("", chat.Draft!.Find(asked.Id)!.Value);
                }
                else
                {
                    chat.AnswerAsked();
                }
            }

            Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
        }
    }

    [Theory]
    [InlineData("返回路12号楼道堆满纸箱")]
    [InlineData("取消路8号井盖没了")]
    [InlineData("物业取消了保洁,和平路12号楼道堆满垃圾")]
    [InlineData("查出一家店卖过期酸奶,在中山路5号")]
    [InlineData("进度太慢了,长江路8号修路挖了坑没人管")]
    [InlineData("撤回来的垃圾车停在解放路8号,垃圾没人收")]
    [InlineData("帮助老人办老年证,锦绣小区5号楼")]
    [InlineData("查一下和平路12号消防栓没水")]
    public void A_report_that_holds_a_reserved_word_is_a_report(string text)
    {
        var chat = new Chat();
        chat.Say(text);
        Assert.NotNull(chat.Draft);
        Assert.Equal([text], chat.Draft.Said);
    }

    [Theory]
    [InlineData("返回路12号")]
    [InlineData("取消街8号")]
    [InlineData("跳过桥2号")]
    public void A_place_called_after_a_reserved_word_is_a_place(string place)
    {
        var chat = Turns.States.At("place");
        chat.Say(place);
        Assert.Equal(place, chat.Shown("place"));
    }

    [Fact]
    public void A_label_wins_over_a_reserved_word_of_the_matter_question()
    {
        foreach (var (matter, kind) in MenuTests.Kinds)
        {
            if (kind.Slots.FirstOrDefault(slot => slot.Ask is not null && slot.Options.Any(option => option.Label == "其他")) is not { } slot)
            {
                continue;
            }

            var chat = MenuTests.Begin(matter, kind);
            for (var turn = 0; chat.Asked is { } asked && asked != slot && turn < 15; turn++)
            {
                chat.AnswerAsked();
            }

            if (chat.Asked == slot)
            {
                chat.Say("其他");
                Assert.Equal("other", chat.Draft!.Find(slot.Id)!.Value);
            }
        }
    }

    [Fact]
    public void No_label_of_an_option_kind_or_matter_is_a_word_that_a_command_would_take()
    {
        var commands = RealDialogs.Set.Commands;
        Command[] taking = [Command.Menu, Command.Help, Command.Greeting, Command.Back, Command.Cancel, Command.Restart, Command.MyReports, Command.Progress, Command.Withdraw, Command.Skip];
        var labels = RealDialogs.Set.Flows.Values.SelectMany(flow => flow.Kinds.SelectMany(kind => kind.Slots.SelectMany(slot => slot.Options.Select(option => option.Label)).Append(kind.Label)))
            .Concat(RealDialogs.Set.Matters.SelectMany(matter => (string[])[matter.Name, matter.Plain]));
        Assert.DoesNotContain(labels, label => taking.Any(command => commands.Is(label, command)));
    }

    [Fact]
    public void A_report_is_found_by_its_number_and_withdrawn_once()
    {
        var chat = Turns.States.At("filed");
        var number = chat.Reports[0].Number.Text;
        Assert.Contains(number, chat.Say($"查{number}"), StringComparison.Ordinal);
        Assert.Contains(number, chat.Say(number), StringComparison.Ordinal);
        Assert.Contains(number, chat.Say("进度"), StringComparison.Ordinal);
        Assert.Contains("已撤回", chat.Say($"撤回 {number}"), StringComparison.Ordinal);
        Assert.Equal(2, chat.Notices.Count);
        chat.Say($"撤回{number}");
        Assert.Equal(2, chat.Notices.Count);
        Assert.Contains("没查到", chat.Say("撤回 WG20261122-0000"), StringComparison.Ordinal);
    }
}
