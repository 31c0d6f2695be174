// The made-up people and group chats a first-time visitor finds.
namespace GridBot.Simulator;

/// <summary>Default members and groups; every name is invented.</summary>
public static class DefaultDirectory
{
    /// <summary>Five grid workers of different districts.</summary>
    public static IReadOnlyList<SimulatorUser> Workers { get; } =
    [
        new("zhangsan", "张珊", "中山区 青泥洼桥街道网格员"),
        new("liguoqiang", "李国强", "甘井子区 泡崖街道网格员"),
        new("wangxiuying", "王秀英", "沙河口区 星海湾街道网格员"),
        new("chenjing", "陈静", "西岗区 八一路街道网格员"),
        new("zhaolei", "赵磊", "金普新区 马桥子街道网格员"),
    ];

    /// <summary>A duty officer for each of the default groups, and one member of a bureau who is not on duty.</summary>
    public static IReadOnlyList<SimulatorUser> Officers { get; } =
    [
        new("sunwei", "孙伟", "市公安局值班员") { Group = "gonganju", Departments = [11] },
        new("machao", "马超", "市公安局工作人员") { Group = "gonganju", Departments = [11] },
        new("zhoumin", "周敏", "市安监局值班员") { Group = "anjianju", Departments = [12] },
        new("wutao", "吴涛", "市环保局值班员") { Group = "huanbaoju", Departments = [13] },
        new("zhengjie", "郑洁", "市食药监局值班员") { Group = "shiyaojianju", Departments = [14] },
        new("fenglei", "冯磊", "市综治办值班员") { Group = "zongzhiban", Departments = [15] },
        new("heli", "何丽", "区市县公共服务值班员") { Group = "qushixian", Departments = [16] },
    ];

    /// <summary>Everybody: workers first, so that a visitor begins as one.</summary>
    public static IReadOnlyList<SimulatorUser> Users { get; } = [.. Workers, .. Officers];

    /// <summary>Groups of the bureaus that are named most often.</summary>
    public static IReadOnlyList<SimulatorGroup> Groups { get; } =
    [
        new("gonganju", "市公安局"),
        new("anjianju", "市安监局"),
        new("huanbaoju", "市环保局"),
        new("shiyaojianju", "市食药监局"),
        new("zongzhiban", "市综治办"),
        new("qushixian", "区市县公共服务"),
    ];
}
