using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Unmet;

namespace HealthNeeds.Analytics.Draws;

/// <summary>
/// Scores of a draw: every part moved by its error, the shares of terms and the weights of focus areas drawn around the declared ones.
/// A part has the same error wherever it is used in a draw, so burden, gap and unmet need, and focus areas that share an outcome, err together.
/// </summary>
internal sealed class NeedDraws
{
    private readonly AreaFrame frame;
    private readonly NeedPart[] parts;
    private readonly float[][] centres;
    private readonly Dictionary<NeedPart, int> indexOf;
    private readonly Dictionary<string, int> setOf;
    private readonly Dictionary<NeedTerm, float[]?> people;
    private readonly JointErrors joint;
    private readonly int seed;

    /// <param name="measures">Everything that will be drawn.</param>
    public NeedDraws(AreaFrame frame, IEnumerable<NeedMeasure> measures, int seed)
    {
        (this.frame, this.seed) = (frame, seed);
        NeedMeasure[] all = [.. measures.DistinctBy(m => m.Id)];
        parts = [.. all.SelectMany(m => m.Terms).SelectMany(t => t.Parts).DistinctBy(p => p.Id).OrderBy(p => p.Id, StringComparer.Ordinal)];
        indexOf = parts.Select((p, i) => (p, i)).ToDictionary(e => e.p, e => e.i);
        setOf = all.Select(m => m.Id).Order(StringComparer.Ordinal).Select((id, i) => (id, i)).ToDictionary(e => e.id, e => e.i + 1, StringComparer.Ordinal);
        people = all.SelectMany(m => m.Terms).ToDictionary(t => t, t => t.People is null ? null : Array.ConvertAll(t.People, p => (float)Math.Exp(p)));
        joint = JointErrors.Of(frame, parts);
        centres = Array.ConvertAll(parts, p => Array.ConvertAll(p.LogRatio, v => (float)v));
    }

    /// <summary>One more than there are parts: the shock that estimated parts have in common.</summary>
    public DrawBuffers Buffers() => new(frame.Count, parts.Length + 1, frame.Msoas.Count, frame.Authorities.Count);

    /// <summary>Scores of a weighted sum of measures in one draw, in <see cref="DrawBuffers.Score"/>.</summary>
    public void Draw(IReadOnlyList<WeightedMeasure> measures, int draw, DrawBuffers buffers)
    {
        buffers.Hold(draw);
        var assumed = new Assumptions(seed, draw);
        var weights = assumed.Weights(0, [.. measures.Select(m => m.Weight)]);
        Array.Clear(buffers.Score);
        for (var m = 0; m < measures.Count; m++) Add(measures[m].Measure, weights[m], assumed, buffers);
    }

    private void Add(NeedMeasure measure, double weight, Assumptions assumed, DrawBuffers buffers)
    {
        var shares = assumed.Weights(setOf[measure.Id], [.. measure.Terms.Select(t => t.Share)]);
        for (var t = 0; t < shares.Length; t++)
        {
            var term = measure.Terms[t];
            var factor = (float)(weight * shares[t] / term.England);
            var product = Product(term, assumed.Draw, buffers);
            if (people[term] is { } scale) VectorMath.AddProduct(buffers.Score, product, scale, factor);
            else VectorMath.Add(buffers.Score, product, factor);
        }
    }

    private float[] Product(NeedTerm term, int draw, DrawBuffers buffers)
    {
        var first = Part(term.Parts[0], draw, buffers);
        if (term.Parts.Count == 1) return first;
        first.CopyTo(buffers.Product, 0);
        foreach (var part in term.Parts.Skip(1)) VectorMath.Multiply(buffers.Product, Part(part, draw, buffers));
        return buffers.Product;
    }

    /// <summary>The part's ratios in this draw.</summary>
    private float[] Part(NeedPart part, int draw, DrawBuffers buffers) => buffers.Part(indexOf[part], (index, values) =>
    {
        var noise = parts[index].Noise;
        var (own, msoaShock, authorityShock) = Mixed(index, draw, buffers);
        var (centre, msoaOf, authorityOf) = (centres[index], frame.Msoas.Of, frame.Authorities.Of);
        for (var i = 0; i < values.Length; i++)
            values[i] = centre[i] + (noise.Own[i] * own[i]) + (noise.Msoa[i] * msoaShock[msoaOf[i]]) + (noise.Authority[i] * authorityShock[authorityOf[i]]);
        VectorMath.Exp(values);
    });

    /// <summary>The part's standard errors in this draw: its own shocks, or those of parts it errs with, mixed.</summary>
    private Shocks Mixed(int index, int draw, DrawBuffers buffers)
    {
        if (joint.Of(index) is { } mixing) return Mix(mixing, draw, buffers);
        if (parts[index].SharedError is not (> 0 and var shared)) return Shock(index, draw, buffers);
        var (apart, together) = ((float)Math.Sqrt(1 - shared), (float)Math.Sqrt(shared));
        return Mix([(index, apart, apart, 1), (parts.Length, together, together, 0)], draw, buffers);
    }

    private Shocks Mix(IReadOnlyList<(int Shock, float Own, float Msoa, float Authority)> mixing, int draw, DrawBuffers buffers)
    {
        var mixed = buffers.Mixed;
        mixed.Clear();
        foreach (var (shock, own, msoa, authority) in mixing)
        {
            var independent = Shock(shock, draw, buffers);
            VectorMath.Add(mixed.Own, independent.Own, own);
            VectorMath.Add(mixed.Msoa, independent.Msoa, msoa);
            VectorMath.Add(mixed.Authority, independent.Authority, authority);
        }

        return mixed;
    }

    private Shocks Shock(int index, int draw, DrawBuffers buffers) => buffers.Shock(index, shocks =>
    {
        var stream = new NormalStream(seed, draw, index);
        stream.Fill(shocks.Msoa);
        stream.Fill(shocks.Authority);
        stream.Fill(shocks.Own);
    });
}
