namespace HealthNeeds.Analytics.Boosting;

/// <summary>Collects the nodes of one tree while it grows. Reused from tree to tree.</summary>
internal sealed class TreeBuilder
{
    private readonly List<int> feature = [];
    private readonly List<float> threshold = [];
    private readonly List<bool> missingLeft = [];
    private readonly List<int> left = [];
    private readonly List<double> value = [];
    private readonly List<double> cover = [];

    public void Start()
    {
        feature.Clear();
        threshold.Clear();
        missingLeft.Clear();
        left.Clear();
        value.Clear();
        cover.Clear();
        AddNode();
    }

    public void Leaf(int node, double leafValue, double nodeCover)
    {
        value[node] = leafValue;
        cover[node] = nodeCover;
    }

    /// <returns>The left child; the right one follows it.</returns>
    public int Split(int node, int splitFeature, float splitThreshold, bool missingGoesLeft, double nodeCover)
    {
        feature[node] = splitFeature;
        threshold[node] = splitThreshold;
        missingLeft[node] = missingGoesLeft;
        cover[node] = nodeCover;
        left[node] = feature.Count;
        AddNode();
        AddNode();
        return left[node];
    }

    public RegressionTree Build() => new(feature, threshold, missingLeft, left, value, cover);

    private void AddNode()
    {
        feature.Add(-1);
        threshold.Add(0);
        missingLeft.Add(false);
        left.Add(-1);
        value.Add(0);
        cover.Add(0);
    }
}
