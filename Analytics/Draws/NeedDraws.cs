using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Unmet;

namespace HealthNeeds.Analytics.Draws;

/// <summary>
/// Scores of a draw: every part moved by its error, weights, exponent and the way of adding up drawn around the declared ones.
/// A part has the same error wherever it is used in a draw, so focus areas that share an outcome err together.
/// </summary>
internal sealed class NeedDraws
{
    private readonly IReadOnlyList<(FocusNeed Need, double Weight)> focuses;
    private readonly AreaFrame frame;
    private readonly NeedPart[] parts;
    private readonly float[][] centres;
    private readonly Dictionary<NeedPart, int> indexOf;
    private readonly JointErrors joint;
    private readonly double exponent;
    private readonly int seed;

    public NeedDraws(AreaFrame frame, IReadOnlyList<(FocusNeed Need, double Weight)> focuses, double exponent, int seed)
    {
        (this.frame, this.focuses, this.exponent, this.seed) = (frame, focuses, exponent, seed);
        parts = [.. focuses.SelectMany(f => f.Need.Burden.Parts.Concat(f.Need.Gap?.Parts ?? [])).Select(p => p.Part).DistinctBy(p => p.Id).OrderBy(p => p.Id, StringComparer.Ordinal)];
        indexOf = parts.Select((p, i) => (p, i)).ToDictionary(e => e.p, e => e.i);
        joint = JointErrors.Of(frame, parts);
        centres = Array.ConvertAll(parts, p => Array.ConvertAll(p.Z, v => (float)v));
    }

    public DrawBuffers Buffers() => new(frame.Count, parts.Length, frame.Msoas.Count, frame.Authorities.Count);

    /// <summary>Scores of one focus area in one draw, in <see cref="DrawBuffers.Score"/>.</summary>
    public void Focus(int focus, int draw, DrawBuffers buffers)
    {
        buffers.Forget();
        Fill(focus, Assumptions.Of(seed, draw, exponent), buffers, buffers.Score);
    }

    /// <summary>Scores over all focus areas in one draw, in <see cref="DrawBuffers.Score"/>.</summary>
    public void Overall(int draw, DrawBuffers buffers)
    {
        buffers.Forget();
        var assumed = Assumptions.Of(seed, draw, exponent);
        var weights = assumed.Weights(0, [.. focuses.Select(f => f.Weight)]);
        Array.Clear(buffers.Score);
        for (var f = 0; f < focuses.Count; f++)
        {
            Fill(f, assumed, buffers, buffers.Focus);
            var weight = (float)weights[f];
            if (assumed.ArithmeticFocus) VectorMath.AddExp(buffers.Score, buffers.Focus, weight);
            else VectorMath.Add(buffers.Score, buffers.Focus, weight);
        }
    }

    private void Fill(int focus, Assumptions assumed, DrawBuffers buffers, float[] score)
    {
        var need = focuses[focus].Need;
        Side(need.Burden, assumed.Weights(1 + (2 * focus), [.. need.Burden.Parts.Select(p => p.Weight)]), assumed.Draw, buffers, buffers.Burden);
        if (need.Gap is null) Unknown(focus, assumed.Draw, buffers.Gap);
        else Side(need.Gap, assumed.Weights(2 + (2 * focus), [.. need.Gap.Parts.Select(p => p.Weight)]), assumed.Draw, buffers, buffers.Gap);
        VectorMath.Combine(buffers.Burden, buffers.Gap, score, (float)assumed.Exponent, assumed.ArithmeticSides);
    }

    private void Side(NeedSide side, double[] weights, int draw, DrawBuffers buffers, float[] sum)
    {
        Array.Clear(sum);
        for (var p = 0; p < weights.Length; p++)
        {
            var part = buffers.Part(indexOf[side.Parts[p].Part], (index, values) => Part(index, draw, buffers, values));
            VectorMath.Add(sum, part, (float)(weights[p] / side.Sd));
        }
    }

    private void Part(int index, int draw, DrawBuffers buffers, float[] values)
    {
        var noise = parts[index].Noise;
        var (own, msoaShock, authorityShock) = Mixed(index, draw, buffers);
        var (centre, msoaOf, authorityOf) = (centres[index], frame.Msoas.Of, frame.Authorities.Of);
        for (var i = 0; i < values.Length; i++)
            values[i] = centre[i] + (noise.Own[i] * own[i]) + (noise.Msoa[i] * msoaShock[msoaOf[i]]) + (noise.Authority[i] * authorityShock[authorityOf[i]]);
    }

    /// <summary>The part's standard errors in this draw: its own shocks, or those of parts it errs with, mixed.</summary>
    private Shocks Mixed(int index, int draw, DrawBuffers buffers)
    {
        if (joint.Of(index) is not { } mixing) return Shock(index, draw, buffers);
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

    /// <summary>A gap nobody measured is drawn as wide as England, never taken for 0.</summary>
    private void Unknown(int focus, int draw, float[] gap)
    {
        var stream = new NormalStream(seed, draw, -1 - focus);
        for (var i = 0; i < gap.Length; i++) gap[i] = stream.Next();
    }
}
