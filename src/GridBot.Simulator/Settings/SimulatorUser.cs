// A member of the simulated corporation.
namespace GridBot.Simulator;

/// <summary>A person who has the application on a phone.</summary>
/// <param name="Id">User id, 1 to 64 characters, compared without regard to case.</param>
/// <param name="Name">What is shown, in Chinese.</param>
/// <param name="Post">What the person is, shown under the name: district and job, or bureau and duty.</param>
public sealed record SimulatorUser(string Id, string Name, string Post)
{
    /// <summary>Somebody who works for a bureau.</summary>
    /// <param name="id">User id.</param>
    /// <param name="name">Name.</param>
    /// <param name="bureau">Name of the bureau.</param>
    /// <param name="group">Id of its group chat.</param>
    /// <param name="onDuty">Whether the person gets a card for every case.</param>
    public static SimulatorUser Of(string id, string name, string bureau, string group, bool onDuty) => new(id, name, bureau + (onDuty ? "值班员" : "工作人员")) { Group = group };

    /// <summary>Id of the group chat of the bureau the person works for; empty for a grid worker.</summary>
    public string Group { get; init; } = "";

    /// <summary>Departments the member belongs to; every member of the default directory is in department 1.</summary>
    public IReadOnlyList<int> Departments { get; init; } = [1];

    /// <summary>Tags the member carries.</summary>
    public IReadOnlyList<int> Tags { get; init; } = [];

    /// <summary>Whether the application may see the member.</summary>
    public bool Visible { get; init; } = true;

    /// <summary>Whether the member has an interface licence; without one, sends report the member as unlicensed.</summary>
    public bool Licensed { get; init; } = true;
}
