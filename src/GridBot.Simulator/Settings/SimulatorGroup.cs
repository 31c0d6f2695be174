// A group chat with a robot in it.
namespace GridBot.Simulator;

/// <summary>A bureau's group chat.</summary>
/// <param name="Id">Group id of the bot's configuration.</param>
/// <param name="Name">What is shown, in Chinese.</param>
/// <param name="RobotKey">Key of the group's robot; empty: drawn from the seed.</param>
public sealed record SimulatorGroup(string Id, string Name, string RobotKey = "")
{
    /// <summary>Chat id under which appchat/send reaches the group as well; empty: none.</summary>
    public string ChatId { get; init; } = "";

    /// <summary>Whether the robot is stopped (93004).</summary>
    public bool RobotStopped { get; init; }

    /// <summary>Names the group; a record would print the robot's key.</summary>
    public override string ToString() => Id;
}
