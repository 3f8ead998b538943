package org.huimin.engine.feel;

/** A node with its type; BROKEN after a flaw. */
record Typed(Node node, Type type) {

    static final Typed BROKEN = new Typed(new Node.Constant(Type.BROKEN, 0), Type.BROKEN);

    static Typed of(Node node) {
        return new Typed(node, node.type());
    }

    static Typed truth(boolean value) {
        return of(new Node.Constant(Type.TRUTH, value ? 1 : 0));
    }

    boolean broken() {
        return type instanceof Type.Broken;
    }
}
