// The made-up residents and the templates a first-time visitor finds.
namespace GridBot.Simulator;

/// <summary>Default residents and templates; every name is invented.</summary>
public static class DefaultResidents
{
    /// <summary>Id of the template message about a report's progress.</summary>
    public const string ProgressTemplate = "Pg7ZkR2mXw9TqLd4VbNs1HcYf6JuEo8AiG3xKtQrW5M";

    /// <summary>Id of the subscription notice about a report's result.</summary>
    public const string ResultTemplate = "Rs3WnB8vKx5MzDh1QpTg7CfLj2YuAo9EiV4tNqXkS6U";

    /// <summary>Two who follow the account and one who does not yet.</summary>
    public static IReadOnlyList<Resident> All { get; } =
    [
        new("oKd5Xt0uQwLr8ZpBnVjHs2FyMe01", "刘桂芬") { Home = "西岗区 八一路街道居民" },
        new("oKd5Xt9aCgTi3WmEkRxYv7DbNf02", "周建军") { Home = "沙河口区 星海湾街道居民" },
        new("oKd5Xt4hJzUo6SqPlGcAr1KtXw03", "林小雨") { Home = "甘井子区 泡崖街道居民", Subscribed = false },
    ];

    /// <summary>One template message and one subscription notice.</summary>
    public static IReadOnlyList<PublicTemplate> Templates { get; } =
    [
        new(ProgressTemplate, "上报进度通知",
        [
            new("character_string1", "上报编号"), new("thing2", "上报事项"), new("phrase3", "当前状态"), new("time4", "更新时间"), new("thing5", "备注"),
        ]),
        new(ResultTemplate, "办理结果通知",
        [
            new("character_string1", "上报编号"), new("phrase2", "办理结果"), new("time3", "办结时间"), new("thing4", "说明"),
        ]) { IsSubscription = true },
    ];
}
