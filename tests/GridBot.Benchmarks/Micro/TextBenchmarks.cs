// What is done with every free text: placed under a matter, looked at for what is not taken, masked.
using BenchmarkDotNet.Attributes;
using GridBot.Conversation.Dialogs;

namespace GridBot.Benchmarks.Micro;

/// <summary>One pass over one text.</summary>
public class TextBenchmarks
{
    private const string Story = "学苑小区4号楼二单元楼道里堆了旧家具,通道堵了一半,还有人拉线充电";
    private const string WithNumbers = "车牌辽B12345的货车往学苑路边倒建筑垃圾,司机电话13800138000";

    private DialogSet dialogs = null!;

    [GlobalSetup]
    public void Setup() => dialogs = DataFiles.ReadDialogs();

    [Benchmark(Description = "classify")]
    public int Classify() => dialogs.Classifier.Rank(Story).Count;

    [Benchmark(Description = "refuse")]
    public bool Refuse() => dialogs.Refusal.Decide(Story).Refused;

    [Benchmark(Description = "mask, nothing to mask")]
    public string MaskNothing() => dialogs.Mask.Apply(Story);

    [Benchmark(Description = "mask, plate and phone")]
    public string MaskNumbers() => dialogs.Mask.Apply(WithNumbers);
}
