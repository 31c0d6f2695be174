// Random people: whatever they send, in whatever state, the engine answers, keeps within its limits and leaves a way out.
using System.Text;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Transcripts;
using GridBot.Conversation.Turns;
using GridBot.Reports;

namespace GridBot.Conversation.Tests.Turns;

public sealed class FuzzTests
{
    private const int Users = 3_000;
    private const int MostActivities = 25;

    /// <summary>Largest reply, in UTF-8 bytes: three WeCom texts.</summary>
    private const int MostReplyBytes = 6 * 1024;

    /// <summary>Largest stored session, in UTF-8 bytes.</summary>
    private const int MostSessionBytes = 32 * 1024;

    /// <summary>Stands for a withdrawal of the person's newest report.</summary>
    private const string OwnNumber = "撤回我的";

    /// <summary>Stands for a change of the person's newest report.</summary>
    private const string OwnChange = "改我的";

    private static readonly string[] Words =
    [
        "菜单", "帮助", "返回", "取消", "重新开始", "跳过", "提交", "修改", "换个类别", "都不是", "我的上报", "进度", "撤回", "我的数据", "删除我的数据", "继续", "丢掉", "不要了", "你好", "是", "否", "没有", "有一个", "不对", "其他", "第二个", "1和2",
        "和平路12号3单元楼道堆满纸箱", "解放路8号井盖没了", "工地脚手架塌了压着两个人", "楼下饭店天天冒黑烟还往下水道倒油", "今天下午在文化广场搞了禁毒宣传,发了200份册子", "锦绣小区停水两天了没人管",
        "三单元楼道堆满纸箱,另外门口井盖没了", "1、路灯不亮 2、垃圾没人收", "楼下烧烤店油烟太大", "河边有人往水里倒化工桶", "转人工", "恢复", "算了", "3号楼2单元", "[微笑]", "https://example.org/a",
        "地点改成人民路21号", "不对,是14号", "修改", "补充一下,还有人受伤", "那个楼道怎么样了", "改WG", OwnChange, OwnChange, "改时间", "改地点", "时间改成昨晚8点", "明天", "3月5日", "三千五", "他是信教的,天天上访", "1", "2", "3", "12", "0", "99", "-1", "99999999999999", "1.5",
        "👍", "。", "", "   ", "\n\n", "\u0000\u0007", "‮右到左", "e\u0301\u200d\u200b", "<@all>", "[x](http://a)", "{number}", "查WG20261122-0000", "撤回WG20261122-7K3F", OwnNumber, OwnNumber, "WG", "'; DROP TABLE", "＜＠ａｌｌ＞", "①", "、、、", "和和和", "半半半",
    ];

    [Fact]
    public void Three_thousand_random_people_are_always_answered_within_the_limits()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 0; seed < Users; seed++)
        {
            Play(seed, chat =>
            {
                seen.Add(chat.Session.Open.Kind.ToString());
                seen.UnionWith(chat.Last.Effects.Select(effect => effect.GetType().Name));
            });
        }

        // Random people who never came anywhere would prove nothing.
        Assert.Superset(Enum.GetNames<QuestionKind>().Concat(["FileReport", "MoveReport", "AmendReport", "NotifyGroup", "ReviseNotice", "DropNotice", "KeepAttachment", "DropAttachments", "CountRefusal", "ForgetPerson", "Remind", "CancelReminder"]).ToHashSet(StringComparer.Ordinal), seen);
    }

    [Fact]
    public void The_same_random_person_gets_the_same_conversation()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            Assert.Equal(Play(seed), Play(seed));
        }
    }

    private static string Play(int seed, Action<Chat>? watch = null)
    {
        var random = new Random(seed);
        var chat = new Chat(random.Next(2) == 0 ? Role.Worker : Role.Resident, seed);
        var told = new StringBuilder();
        var count = random.Next(1, MostActivities + 1);
        for (var turn = 0; turn < count; turn++)
        {
            var activity = Next(random, chat);
            try
            {
                chat.Send(activity, afterSeconds: random.Next(10) switch { 0 => 3600, 1 => 0, < 5 => 0.4, _ => 8 });
                Check(chat);
                watch?.Invoke(chat);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"seed {seed}, turn {turn}, {activity.Kind} '{activity.Text}': {exception.GetType().Name} {exception.Message}", exception);
            }

            told.Append(chat.Read).Append('\n');
        }

        // What was queued behind a cancelled draft comes next, until nothing is left.
        for (var left = 0; left <= RealDialogs.Set.Drafts.MostAside && (left == 0 || chat.Draft is not null); left++)
        {
            chat.Say("取消");
        }

        Assert.Null(chat.Draft);
        return told.ToString();
    }

    private static void Check(Chat chat)
    {
        var reply = chat.Last.Reply;
        if (reply is not null)
        {
            Assert.NotEqual("", ReplyText.Of(reply).Trim());
            Assert.InRange(Encoding.UTF8.GetByteCount(ReplyText.Of(reply)), 1, MostReplyBytes);
            Assert.Equal(reply.Options.Count > 0, reply.QuestionId.Length > 0);
            Assert.Equal(reply.Options.Count, reply.Options.Select(option => option.Id).Distinct(StringComparer.Ordinal).Count());
        }

        var stored = SessionJson.Write(chat.Session);
        Assert.InRange(Encoding.UTF8.GetByteCount(stored), 1, MostSessionBytes);
        Assert.Equal(stored, SessionJson.Write(SessionJson.Read(stored)));
        Assert.True(chat.Session.Open.Kind is QuestionKind.None or QuestionKind.Menu or QuestionKind.Resume or QuestionKind.Forget or QuestionKind.Home or QuestionKind.HomeGrid or QuestionKind.Recall || chat.Draft is not null, "a question about a draft stands without one");
        if (chat.Session.Open.Kind is QuestionKind.Slot or QuestionKind.ChangeSlot)
        {
            Assert.True(chat.Asked is { } slot && (slot.Type is not (SlotType.Choice or SlotType.Choices or SlotType.YesNo) || reply is null || reply.Options.Count >= 2 || reply.Options.Count == 0));
        }
    }

    private static Activity Next(Random random, Chat chat) => random.Next(20) switch
    {
        < 9 => Activity.Says(Words[random.Next(Words.Length)] is var word && word is OwnNumber or OwnChange && chat.Reports.Count > 0 ? $"{(word == OwnNumber ? "撤回" : "改")}{chat.Reports[0].Number.Text}" : word),
        < 12 when chat.Options.Count > 0 => Activity.Says(random.Next(2) == 0 ? $"{random.Next(1, chat.Options.Count + 2)}" : chat.Options[random.Next(chat.Options.Count)].Label),
        < 14 when chat.Options.Count > 0 => new Activity { Kind = ActivityKind.Tap, QuestionId = random.Next(5) == 0 ? "1" : chat.QuestionId, OptionId = random.Next(8) == 0 ? "x" : chat.Options[random.Next(chat.Options.Count)].Id },
        14 => new Activity { Kind = ActivityKind.Image },
        15 => new Activity { Kind = ActivityKind.Location, Point = new GeoPoint((random.NextDouble() * 180) - 90, (random.NextDouble() * 360) - 180), PlaceLabel = random.Next(2) == 0 ? "" : Noise(random, 60) },
        16 => new Activity { Kind = random.Next(3) switch { 0 => ActivityKind.Voice, 1 => ActivityKind.Video, _ => ActivityKind.Link } },
        17 => new Activity { Kind = ActivityKind.Entered },
        18 => Activity.Says(Noise(random, random.Next(8) == 0 ? 2_000 : 40)),
        _ => Activity.Says(Words[random.Next(Words.Length)] + Words[random.Next(Words.Length)]),
    };

    private static string Noise(Random random, int most)
    {
        var text = new StringBuilder();
        for (var length = random.Next(most + 1); length > 0; length--)
        {
            text.Append(random.Next(6) switch
            {
                0 => (char)random.Next(0x20, 0x7f),
                1 => (char)random.Next(0, 0xffff),
                2 => Words[random.Next(Words.Length)] is { Length: > 0 } word ? word[random.Next(word.Length)] : '路',
                _ => (char)random.Next(0x4e00, 0x9fa5),
            });
        }

        return text.ToString();
    }
}
