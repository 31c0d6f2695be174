// The states a conversation can stand in, and how a person gets there.
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Tests.Turns;

/// <summary>States by name.</summary>
internal static class States
{
    /// <summary>Sentences that may well belong to several matters; which of them the bot asks about changes with the examples it learns from.</summary>
    private static readonly string[] Ambiguous = ["楼上漏水", "楼上老往下滴水", "小区门口那个摊子", "隔壁装修", "房东的房子有问题", "厂里的味道和工资", "路边饭店", "工地门口那堆东西", "学校门口总有人"];

    /// <summary>A sentence that fits two matters about equally well.</summary>
    public static string UnsureSentence { get; } = Ambiguous.First(example =>
    {
        var chat = new Chat();
        chat.Say(example);
        return chat.Session.Open.Kind == QuestionKind.Matter && chat.Options.Count > 2;
    });

    private static readonly Dictionary<string, (QuestionKind Open, Action<Chat> Go)> Paths = new(StringComparer.Ordinal)
    {
        ["fresh"] = (QuestionKind.None, _ => { }),
        ["photo only"] = (QuestionKind.None, chat => chat.Photo()),
        ["which matter"] = (QuestionKind.Matter, chat => chat.Say(UnsureSentence)),
        ["menu"] = (QuestionKind.Menu, chat => chat.Say("菜单")),
        ["say more"] = (QuestionKind.Clarify, chat => chat.Say("那个东西又那样了,看着不太对")),
        ["menu with a story"] = (QuestionKind.Menu, chat =>
        {
            chat.Say("那个东西又那样了,看着不太对");
            chat.Say("看菜单");
        }),
        ["no matter"] = (QuestionKind.Slot, chat =>
        {
            chat.Say("那个东西又那样了,看着不太对");
            chat.Say("2");
        }),
        ["which kind"] = (QuestionKind.Kind, chat =>
        {
            chat.Say("菜单");
            chat.Say("消防安全");
        }),
        ["description"] = (QuestionKind.Slot, chat =>
        {
            chat.Say("菜单");
            chat.Say("消防安全");
            chat.Say("1");
        }),
        ["place"] = (QuestionKind.Slot, chat => chat.Say("暖气一点不热,屋里才15度")),
        ["yes-no"] = (QuestionKind.Slot, chat => chat.Say("锦绣小区3号楼电梯坏了")),
        ["summary"] = (QuestionKind.Summary, chat => chat.Say("和平路12号3单元楼道堆满纸箱")),
        ["which change"] = (QuestionKind.WhichChange, chat =>
        {
            chat.Say("和平路12号3单元楼道堆满纸箱");
            chat.Say("修改");
        }),
        ["change slot"] = (QuestionKind.ChangeSlot, chat =>
        {
            chat.Say("和平路12号3单元楼道堆满纸箱");
            chat.Say("改地点");
        }),
        ["filed"] = (QuestionKind.None, chat =>
        {
            chat.Say("和平路12号3单元楼道堆满纸箱");
            chat.Say("提交");
            // Its notice has gone out: it waited a little for others.
            chat.Clock.Advance(TimeSpan.FromSeconds(15));
        }),
        ["follow-up"] = (QuestionKind.Slot, chat => chat.Say("幸福街17号五楼着火了")),
        ["same"] = (QuestionKind.Same, chat =>
        {
            chat.Say("和平路12号3单元楼道堆满纸箱");
            chat.Say("提交");
            chat.Clock.Advance(TimeSpan.FromHours(1));
            chat.Say("和平路12号3单元楼道堆满纸箱");
        }),
        ["recall"] = (QuestionKind.Recall, chat =>
        {
            chat.Say("和平路12号3单元楼道堆满纸箱");
            chat.Say("提交");
            chat.Say("撤回");
        }),
        ["correction after filing"] = (QuestionKind.ChangeSlot, chat =>
        {
            chat.Say("和平路12号3单元楼道堆满纸箱");
            chat.Say("提交");
            chat.Say("改时间");
        }),
        ["forget"] = (QuestionKind.Forget, chat =>
        {
            chat.Say("和平路12号3单元楼道堆满纸箱");
            chat.Say("删除我的数据");
        }),
        ["resume"] = (QuestionKind.Resume, chat =>
        {
            chat.Say("和平路12号3单元楼道堆满纸箱");
            chat.Clock.Advance(TimeSpan.FromHours(2));
            chat.Say("你好");
        }),
    };

    public static IEnumerable<string> Names => Paths.Keys;

    /// <summary>A conversation in the state.</summary>
    public static Chat At(string state, Role role = Role.Worker)
    {
        var chat = new Chat(role);
        var (open, go) = Paths[state];
        go(chat);
        Assert.Equal(open, chat.Session.Open.Kind);
        return chat;
    }
}
