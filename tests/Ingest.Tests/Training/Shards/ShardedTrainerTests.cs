using HealthNeeds.Analytics;
using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Tests;
using HealthNeeds.Ingest.Tests.Children;
using HealthNeeds.Ingest.Tests.Snapshot;
using HealthNeeds.Ingest.Training.Shards;

namespace HealthNeeds.Ingest.Tests.Training.Shards;

/// <summary>Training dealt out in shards and joined: the same to the last bit, or refused in words.</summary>
public sealed class ShardedTrainerTests : IDisposable
{
    private const string Code = "this-version";
    private readonly TemporaryFolder releases = new();

    public void Dispose() => releases.Dispose();

    [Fact]
    public void Analysis_WhoseModelsAreTrainedInShards_IsTheSameToTheLastBit()
    {
        var input = new SmallEngland(40).Input();
        var sharded = AnalysisHash.Of(NeedAnalysis.Run(input, Sharded(DoAll)));
        sharded.Should().Be(AnalysisHash.Of(NeedAnalysis.Run(input, new HistogramTrainer())));
        sharded.Should().NotBe(AnalysisHash.Of(NeedAnalysis.Run(new SmallEngland(40, seed: 2).Input(), new HistogramTrainer())), "the hash sees the figures");
        Directory.GetDirectories(Path.Combine(releases.Path, ShardFolder.Root)).Should().BeEmpty("nothing is left behind");
    }

    [Fact]
    public void Models_Trained_ComeBackAsTheyAre()
    {
        var fit = Fits(1)[0];
        var model = new HistogramTrainer().Train(fit.Set, fit.Options, CancellationToken.None);
        var back = ShardResult.Read(new ShardResult("task", Code, model.Engine, [model]).Write()).Models[0];
        back.Should().BeEquivalentTo(model, o => o.WithStrictOrdering());
        back.Predict(fit.Set.Features).Should().Equal(model.Predict(fit.Set.Features));
        var task = ShardTask.Read(new ShardTask(Code, model.Engine, [fit]).Write());
        task.Fits[0].Options.Should().Be(fit.Options);
        new HistogramTrainer().Train(task.Fits[0].Set, task.Fits[0].Options, CancellationToken.None).Predict(fit.Set.Features).Should().Equal(model.Predict(fit.Set.Features));
    }

    [Fact]
    public void Shard_DoneByAnotherVersion_FailsTheAnalysisInWords() =>
        Training((folder, shard) => new ShardWork(new HistogramTrainer(), "another-version").Do(folder, shard, CancellationToken.None))
            .Should().Throw<InvalidDataException>().WithMessage("The models of shard-1 could not be trained: The analysis runs with another version than this worker*Expected one version on all workers.*");

    [Fact]
    public void Shard_OfOtherFigures_IsRefused() =>
        Training((folder, shard) => folder.WriteResult(shard, new ShardResult(new string('0', 64), Code, new HistogramTrainer().Engine, [])))
            .Should().Throw<InvalidDataException>().WithMessage("What came of shard-1 is refused: expected * models of task *");

    [Fact]
    public void Shard_Damaged_IsRefused() =>
        Training((folder, shard) =>
        {
            new ShardWork(new HistogramTrainer(), Code).Do(folder, shard, CancellationToken.None);
            var path = Path.Combine(releases.Path, ShardFolder.Root, folder.Id, $"{shard}.result");
            var bytes = File.ReadAllBytes(path);
            bytes[^5] ^= 1;
            File.WriteAllBytes(path, bytes);
        }).Should().Throw<InvalidDataException>().WithMessage("*is damaged*");

    [Fact]
    public void Shard_WhoseTrainingFails_FailsTheAnalysisInWords_AndTheNextAttemptIsFree()
    {
        Training((folder, shard) => new ShardWork(new Failing(), Code).Do(folder, shard, CancellationToken.None))
            .Should().Throw<InvalidDataException>().WithMessage("The models of shard-1 could not be trained: The library is gone.*");
        Sharded(DoAll).TrainAll(Fits(2), _ => { }, CancellationToken.None).Should().HaveCount(2);
    }

    private Func<IReadOnlyList<RankingModel>> Training(Action<ShardFolder, string> each) =>
        () => Sharded((folder, shards) => shards.ToList().ForEach(s => each(folder, s))).TrainAll(Fits(2), _ => { }, CancellationToken.None);

    private ShardedTrainer Sharded(Action<ShardFolder, IReadOnlyList<string>> work) =>
        new(new HistogramTrainer(), Code, releases.Path, 8, (folder, shards, _) =>
        {
            work(new ShardFolder(releases.Path, folder), shards);
            return Task.CompletedTask;
        });

    /// <summary>Last first, as no worker promises an order.</summary>
    private static void DoAll(ShardFolder folder, IReadOnlyList<string> shards)
    {
        foreach (var shard in shards.Reverse())
            new ShardWork(new HistogramTrainer(), Code).Do(folder, shard, CancellationToken.None);
    }

    private static TrainingFit[] Fits(int count)
    {
        var random = new Random(3);
        FeatureSpec[] features = [new("a", "made", Monotone.Increasing), new("b", "made", Monotone.None)];
        var matrix = new FeatureMatrix(features, [.. features.Select(_ => Enumerable.Range(0, 300).Select(i => i % 17 == 0 ? float.NaN : random.NextSingle()).ToArray())]);
        double[] label = [.. Enumerable.Range(0, 300).Select(_ => random.NextDouble())];
        return [.. Enumerable.Range(0, count).Select(k => new TrainingFit(new TrainingSet(matrix, [.. Enumerable.Range(0, 300).Where(i => i % 5 != k)], label), new TrainingOptions { Rounds = 8, Seed = k }))];
    }

    private sealed class Failing : IRankingTrainer
    {
        public string Engine => new HistogramTrainer().Engine;

        public bool Supports(TrainingOptions options, IReadOnlyList<FeatureSpec> features) => true;

        public RankingModel Train(TrainingSet set, TrainingOptions options, CancellationToken cancellation) => throw new InvalidOperationException("The library is gone.");
    }
}
