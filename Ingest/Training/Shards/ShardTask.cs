using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Ingest.Training.Shards;

/// <summary>Models that one worker trains for another: everything they are made from, so that whoever reads it needs nothing else.</summary>
/// <param name="Code">Ids of the code that asks: other code may train other models.</param>
/// <param name="Engine">The engine that is to train them.</param>
internal sealed record ShardTask(string Code, string Engine, IReadOnlyList<TrainingFit> Fits)
{
    private const string Format = "healthneeds-shard-task-1";

    public byte[] Write()
    {
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        var matrices = Fits.Select(f => f.Set.Features).Distinct(ReferenceEqualityComparer.Instance).Cast<FeatureMatrix>().ToList();
        var columns = Fits.SelectMany(f => new[] { f.Set.Label, f.Set.Weight }).OfType<double[]>().Distinct(ReferenceEqualityComparer.Instance).Cast<double[]>().ToList();
        writer.Write(Format);
        writer.Write(Code);
        writer.Write(Engine);
        writer.WriteAll(matrices, m => ShardFields.Write(writer, m));
        writer.WriteAll(columns, c => writer.WriteAll(c, writer.Write));
        writer.WriteAll(Fits, fit =>
        {
            writer.Write(matrices.FindIndex(m => ReferenceEquals(m, fit.Set.Features)));
            writer.Write(columns.FindIndex(c => ReferenceEquals(c, fit.Set.Label)));
            writer.Write(columns.FindIndex(c => ReferenceEquals(c, fit.Set.Weight)));
            writer.WriteAll(fit.Set.Rows, writer.Write);
            ShardFields.Write(writer, fit.Options);
        });
        writer.Flush();
        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">It is no task, or one of another version.</exception>
    public static ShardTask Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes, writable: false));
        if (reader.ReadString() is var format && format != Format)
            throw new InvalidDataException($"A task of shards has the format '{format}'; expected '{Format}'.");
        var (code, engine) = (reader.ReadString(), reader.ReadString());
        var matrices = reader.ReadAll(() => ShardFields.ReadMatrix(reader));
        var columns = reader.ReadAll(() => reader.ReadAll(reader.ReadDouble));
        return new ShardTask(code, engine, reader.ReadAll(() =>
        {
            var (matrix, label, weight, rows) = (matrices[reader.ReadInt32()], columns[reader.ReadInt32()], reader.ReadInt32(), reader.ReadAll(reader.ReadInt32));
            return new TrainingFit(new TrainingSet(matrix, rows, label, weight < 0 ? null : columns[weight]), ShardFields.ReadOptions(reader));
        }));
    }
}

/// <summary>What came of a task.</summary>
/// <param name="Task">SHA-256 of the task: models of another one are never taken for this one's.</param>
internal sealed record ShardResult(string Task, string Code, string Engine, IReadOnlyList<RankingModel> Models)
{
    private const string Format = "healthneeds-shard-result-1";

    public byte[] Write()
    {
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        foreach (var word in new[] { Format, Task, Code, Engine })
            writer.Write(word);
        writer.WriteAll(Models, m => ShardFields.Write(writer, m));
        writer.Flush();
        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">It is no result, or one of another version.</exception>
    public static ShardResult Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes, writable: false));
        if (reader.ReadString() is var format && format != Format)
            throw new InvalidDataException($"A result of shards has the format '{format}'; expected '{Format}'.");
        return new ShardResult(reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadAll(() => ShardFields.ReadModel(reader)));
    }
}
