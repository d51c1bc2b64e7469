using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Ingest.Training.Shards;

/// <summary>How matrices, settings and models travel between workers: bit for bit, NaN included.</summary>
internal static class ShardFields
{
    public static void Write(BinaryWriter writer, FeatureMatrix matrix)
    {
        Write(writer, matrix.Features);
        writer.Write(matrix.RowCount);
        for (var f = 0; f < matrix.FeatureCount; f++)
        {
            foreach (var value in matrix.Column(f))
                writer.Write(value);
        }
    }

    public static FeatureMatrix ReadMatrix(BinaryReader reader)
    {
        var (features, rows) = (ReadFeatures(reader), reader.ReadInt32());
        var columns = new float[features.Length][];
        for (var f = 0; f < columns.Length; f++)
        {
            columns[f] = new float[rows];
            for (var r = 0; r < rows; r++) columns[f][r] = reader.ReadSingle();
        }

        return new FeatureMatrix(features, columns);
    }

    public static void Write(BinaryWriter writer, TrainingOptions o)
    {
        foreach (var whole in new[] { o.Rounds, o.MaxDepth, o.MaxBins, o.Seed })
            writer.Write(whole);
        foreach (var number in new[] { o.LearningRate, o.L2, o.MinChildWeight, o.SubsampleRows, o.SubsampleColumns })
            writer.Write(number);
    }

    public static TrainingOptions ReadOptions(BinaryReader reader) => new()
    {
        Rounds = reader.ReadInt32(),
        MaxDepth = reader.ReadInt32(),
        MaxBins = reader.ReadInt32(),
        Seed = reader.ReadInt32(),
        LearningRate = reader.ReadDouble(),
        L2 = reader.ReadDouble(),
        MinChildWeight = reader.ReadDouble(),
        SubsampleRows = reader.ReadDouble(),
        SubsampleColumns = reader.ReadDouble(),
    };

    public static void Write(BinaryWriter writer, RankingModel model)
    {
        writer.Write(model.Engine);
        writer.Write(model.BaseScore);
        Write(writer, model.Features);
        writer.WriteAll(model.Trees, tree =>
        {
            writer.WriteAll(tree.Feature, writer.Write);
            writer.WriteAll(tree.Threshold, writer.Write);
            writer.WriteAll(tree.MissingLeft, writer.Write);
            writer.WriteAll(tree.Left, writer.Write);
            writer.WriteAll(tree.Value, writer.Write);
            writer.WriteAll(tree.Cover, writer.Write);
        });
    }

    public static RankingModel ReadModel(BinaryReader reader) => new(reader.ReadString(), reader.ReadDouble(), ReadFeatures(reader), reader.ReadAll(() => new RegressionTree(
        reader.ReadAll(reader.ReadInt32), reader.ReadAll(reader.ReadSingle), reader.ReadAll(reader.ReadBoolean), reader.ReadAll(reader.ReadInt32), reader.ReadAll(reader.ReadDouble), reader.ReadAll(reader.ReadDouble))));

    public static void WriteAll<T>(this BinaryWriter writer, IReadOnlyCollection<T> items, Action<T> write)
    {
        writer.Write(items.Count);
        foreach (var item in items)
            write(item);
    }

    public static T[] ReadAll<T>(this BinaryReader reader, Func<T> read)
    {
        var items = new T[reader.ReadInt32()];
        for (var i = 0; i < items.Length; i++)
            items[i] = read();
        return items;
    }

    private static void Write(BinaryWriter writer, IReadOnlyList<FeatureSpec> features) => writer.WriteAll(features, f =>
    {
        writer.Write(f.Id);
        writer.Write(f.Domain);
        writer.Write((int)f.Monotone);
    });

    private static FeatureSpec[] ReadFeatures(BinaryReader reader) => reader.ReadAll(() => new FeatureSpec(reader.ReadString(), reader.ReadString(), (Monotone)reader.ReadInt32()));
}
