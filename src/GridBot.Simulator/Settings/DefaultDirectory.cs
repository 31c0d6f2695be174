// The made-up people and group chats a first-time visitor finds.
namespace GridBot.Simulator;

/// <summary>Default members and groups; every name is invented.</summary>
public static class DefaultDirectory
{
    /// <summary>Five grid workers of different districts.</summary>
    public static IReadOnlyList<SimulatorUser> Users { get; } =
    [
        new("zhangsan", "张珊", "中山区 青泥洼桥街道网格员"),
        new("liguoqiang", "李国强", "甘井子区 泡崖街道网格员"),
        new("wangxiuying", "王秀英", "沙河口区 星海湾街道网格员"),
        new("chenjing", "陈静", "西岗区 八一路街道网格员"),
        new("zhaolei", "赵磊", "金普新区 马桥子街道网格员"),
    ];

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
